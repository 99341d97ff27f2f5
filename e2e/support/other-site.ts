import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site of somebody else's: every address of it is a page with this HTML. */
export type OtherSite = { readonly url: string; close(): Promise<void> };

/** Under another name than Lectern's in the tests, so that browsers take both for sites of different people. */
export async function otherSite(html: string): Promise<OtherSite> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(`<!DOCTYPE html><title>Other</title><h1>Other</h1>${html}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `http://localhost:${(server.address() as AddressInfo).port}/`, close };
}
