import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A picture that cannot be squeezed, and differs from all others: `megabytes` large, as a PNG, or as large as a photo of that size. */
export type Noise = { next(): Promise<Buffer> };

/** PNGs of noise, packed without effort so that whoever sends them is not what is measured. */
export function noisePngs(megabytes: number): Noise {
  const side = Math.floor(Math.sqrt((megabytes * 1e6) / 3));
  const pixels = randomBytes(side * side * 3);
  let n = 0;
  return {
    next: () => {
      pixels.writeUInt32LE(n++);
      return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
        .png({ compressionLevel: 0 })
        .toBuffer();
    },
  };
}

export type Target = { readonly server: string; readonly deckId: string };

/** Uploads one; gives the milliseconds that it took. */
export async function upload({ server, deckId }: Target, body: Buffer): Promise<number> {
  const since = performance.now();
  const headers = { Origin: server, Cookie: 'lectern_person=uploader_aaaaaaaaaaaaa', 'Content-Type': 'image/png' };
  const answer = await fetch(`${server}/api/v1/decks/${deckId}/uploads`, { method: 'POST', headers, body: new Uint8Array(body) });
  if (!answer.ok) throw new Error(`An upload was answered with ${answer.status}: ${await answer.text()}`);
  await answer.arrayBuffer();
  return performance.now() - since;
}
