import type { Pages } from '#server/serve.ts';

/** For servers of which only the lanes are tried. */
export const noPages: Pages = {
  answer: (_request, response) => response.writeHead(404).end(),
  upgrade: (_request, socket) => socket.destroy(),
};
