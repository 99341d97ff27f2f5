import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import type { PictureKind } from './kinds.ts';

/** Of all frames together. */
export const MAX_PIXELS = 50_000_000;
const WITHIN_SECONDS = 10;

// Only what `kindIn` knows is decoded, and one picture never takes all cores: people type meanwhile.
sharp.block({ operation: ['VipsForeignLoad'] });
const loaders = ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Heif'].flatMap((kind) => [`VipsForeignLoad${kind}File`, `VipsForeignLoad${kind}Buffer`]);
sharp.unblock({ operation: loaders });
sharp.cache(false);
sharp.concurrency(1);

/** A file, its kind, and where to draw it anew. */
export type Wish = { readonly path: string; readonly kind: PictureKind; readonly to: string };
/** Pixels of one frame. */
export type Drawn = { readonly sha256: string; readonly bytes: number; readonly width: number; readonly height: number };

/** Draws a picture anew: upright, in sRGB, without metadata and without whatever else stood in its file. Rejects as sharp does. */
export async function draw({ path, kind, to }: Wish): Promise<Drawn> {
  const moves = kind === 'gif' || kind === 'webp';
  const picture = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: moves, sequentialRead: true });
  const written = await encoded(picture.autoOrient().timeout({ seconds: WITHIN_SECONDS }), kind).toFile(to);
  const { width, height, pageHeight = height } = written;
  return { sha256: await hashOfFile(to), bytes: written.size, width, height: pageHeight };
}

/** Each kind stays what it was. */
function encoded(picture: Sharp, kind: PictureKind): Sharp {
  switch (kind) {
    case 'png':
      return picture.png();
    case 'jpeg':
      return picture.jpeg({ quality: 88, progressive: true });
    case 'webp':
      return picture.webp({ quality: 88 });
    case 'gif':
      return picture.gif();
    case 'avif':
      return picture.avif({ quality: 60, effort: 2 });
  }
}

/** sha256, hex. */
async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}
