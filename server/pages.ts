import { Server } from 'node:http';
import next from 'next';
import { sendScriptsLater } from './later-scripts.ts';
import { createPublicText } from './public-text.ts';
import type { Pages } from './serve.ts';

/** Whether Next can read the path; it would call its own failure what is somebody's typing mistake. */
function isAddress(url = '/'): boolean {
  try {
    return !decodeURIComponent(url.split('?')[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}

/** Next's pages. `development`: with hot reload. */
export async function openPages(options: { readonly development: boolean; readonly port: number }): Promise<Pages> {
  // Next would listen to our server's upgrades and take sockets that are not its own: it gets a server that never listens.
  const upgrades = new Server();
  const app = next({ dev: options.development, port: options.port, httpServer: upgrades });
  await app.prepare();
  const handle = app.getRequestHandler();
  const compressPublicText = createPublicText();
  return {
    answer(request, response) {
      if (!isAddress(request.url)) {
        response
          .writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' })
          .end('This is no address.\n');
        return;
      }
      if (!options.development) sendScriptsLater(request, response);
      compressPublicText(request, response);
      handle(request, response).catch(() => response.destroy());
    },
    upgrade(request, socket, head) {
      if (!upgrades.emit('upgrade', request, socket, head)) socket.destroy();
    },
  };
}
