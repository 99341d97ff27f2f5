import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const page = '<!doctype html><title>Empty</title><iframe title="Slides" sandbox="allow-scripts" src="/frame"></iframe>';
const frame = '<!doctype html><title>Slides</title><div class="slides"><section data-slide="1">One</section></div>';

const sheet = '<!doctype html><title>Sheet</title><div class="slides" contenteditable style="min-height: 9em"></div>';
const documents: Readonly<Record<string, string>> = { '/': page, '/frame': frame, '/sheet': sheet };

/** A page with nothing but a sandboxed frame with one word: no browser shows a slide in a frame sooner on this machine. At `/sheet` there is a page with nothing but a place to write. */
export async function serveEmptyPage(): Promise<{ readonly url: string; close(): void }> {
  const http = createServer(({ url }, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' }).end(documents[url ?? '']);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${(http.address() as AddressInfo).port}/`,
    close: () => {
      http.closeAllConnections();
      http.close();
    },
  };
}
