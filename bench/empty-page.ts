import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = '<!doctype html><title>Empty</title><iframe title="Slides" sandbox="allow-scripts" src="/frame"></iframe>';
const frame = '<!doctype html><title>Slides</title><div class="slides"><section data-slide="1">One</section></div>';

/** A page with nothing but a sandboxed frame with one word: no browser shows a slide in a frame sooner on this machine. */
export async function serveEmptyPage(): Promise<{ readonly url: string; readonly otherSite: string; close(): void }> {
  const http = createServer(({ url }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' }).end(url === '/frame' ? frame : page);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://localhost:${port}/`,
    /** The same page, from a site with which decks share no process. */
    otherSite: `http://127.0.0.1:${port}/`,
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}
