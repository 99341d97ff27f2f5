import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from './index.ts';
import { startLectern } from './server.ts';

/** Another site with pictures, until it is gone. */
export type PictureSite = {
  readonly origin: string;
  close(): Promise<void>;
  /** Again, at the same address. */
  open(): Promise<void>;
};

/** Serves what `pictureAt` gives for a path; 404 for null. */
async function openSite(pictureAt: (path: string) => Promise<Buffer | null>): Promise<PictureSite> {
  const server = createServer(async (request, response) => {
    const picture = await pictureAt(request.url ?? '');
    if (picture) response.writeHead(200, { 'Content-Type': 'image/png' }).end(picture);
    else response.writeHead(404).end();
  });
  const open = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await open(0);
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    open: async () => {
      if (!server.listening) await open(port);
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Playwright's test with a Lectern that keeps copies of pictures, or none, beside another site that has some. */
export const besideSite = (images: 'mirror' | 'direct', pictureAt: (path: string) => Promise<Buffer | null>) =>
  test.extend<object, { readonly other: PictureSite }>({
    other: [
      async ({}, use) => {
        const site = await openSite(pictureAt);
        await use(site);
        await site.close();
      },
      { scope: 'worker' },
    ],
    lectern: [
      async ({ other }, use, { workerIndex }) => {
        const lectern = await startLectern(`${images}-${workerIndex}`, async () => ({ IMAGES: images, FOREIGN_HOSTS: other.origin }));
        await use(lectern);
        await lectern.stop();
      },
      { scope: 'worker', timeout: 300_000 },
    ],
  });
