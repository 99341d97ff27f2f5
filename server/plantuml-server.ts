import { deflateRawSync } from 'node:zlib';
import { DRAW_TIMEOUT_MS, MAX_DRAWING_BYTES } from './limits.ts';

/** An SVG image. `isMistake`: it shows what is wrong with the source. */
export type Drawing = { readonly body: Buffer; readonly isMistake: boolean };

/**
 * Has a PlantUML server draw a source. It asks that server and no other: it follows no redirect. Rejects when the server does not answer
 * with an SVG image in time and size.
 */
export async function fetchDrawing(server: string, source: string): Promise<Drawing> {
  const response = await fetch(`${server.replace(/\/+$/, '')}/svg/${encode(source)}`, {
    redirect: 'error',
    credentials: 'omit',
    signal: AbortSignal.timeout(DRAW_TIMEOUT_MS),
    headers: { Accept: 'image/svg+xml' },
  });
  const isMistake = response.status === 400;
  if (!(response.ok || isMistake) || !/^image\/svg\+xml\b/i.test(response.headers.get('content-type') ?? '')) {
    await response.body?.cancel();
    throw new Error(`PlantUML answered ${response.status}.`);
  }
  return { body: await readAll(response), isMistake };
}

async function readAll({ body }: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const reader = body?.getReader();
  let size = 0;
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    size += piece.value.length;
    if (size > MAX_DRAWING_BYTES) {
      await reader?.cancel();
      throw new Error('The drawing is too large.');
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces);
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const PLANTUML = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** PlantUML's own alphabet for deflated text. */
function encode(source: string): string {
  const base64 = deflateRawSync(Buffer.from(source), { level: 9 }).toString('base64url');
  // Its decoder reads four characters at a time.
  return [...base64.padEnd(Math.ceil(base64.length / 4) * 4, 'A')].map((char) => PLANTUML[BASE64.indexOf(char)] ?? '').join('');
}
