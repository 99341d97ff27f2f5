import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import sharp, { type Sharp } from 'sharp';
import { LecternError } from '#store/errors.ts';
import { type PictureKind, pictureKinds } from './kinds.ts';
import type { Received } from './receive.ts';
import type { Finished } from './shelf.ts';
import { namedFault } from './trouble.ts';
import { Turns } from './turns.ts';

/** Of all frames together. */
export const MAX_PIXELS = 50_000_000;
const WITHIN_SECONDS = 10;

// Only what `kindIn` knows is decoded, and one picture never takes all cores: people type meanwhile.
sharp.block({ operation: ['VipsForeignLoad'] });
const loaders = ['Png', 'Jpeg', 'Webp', 'Nsgif', 'Heif'].flatMap((kind) => [`VipsForeignLoad${kind}File`, `VipsForeignLoad${kind}Buffer`]);
sharp.unblock({ operation: loaders });
sharp.cache(false);
sharp.concurrency(1);
const turns = new Turns(Math.min(2, Math.max(1, availableParallelism() - 1)));

export type Reencoded = Finished & { readonly width: number; readonly height: number };

/**
 * Draws a picture anew into the file `to`: upright, in sRGB, without metadata and without whatever else stood in its file.
 * Throws LecternError "too-many-pixels", "broken-picture" or "disk-full".
 */
export const reencode = ({ path, kind }: Received, to: string): Promise<Reencoded> => turns.take(() => draw({ path, kind }, to));

async function draw({ path, kind }: Pick<Received, 'path' | 'kind'>, to: string): Promise<Reencoded> {
  try {
    const moves = kind === 'gif' || kind === 'webp';
    const picture = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', animated: moves, sequentialRead: true });
    const written = await encoded(picture.autoOrient().timeout({ seconds: WITHIN_SECONDS }), kind).toFile(to);
    const { width, height, pageHeight = height } = written;
    return { path: to, sha256: await hashOfFile(to), bytes: written.size, width, height: pageHeight, type: pictureKinds[kind].type };
  } catch (error) {
    return refusal(error);
  }
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

function refusal(error: unknown): never {
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit|exceeds (?:the )?(?:maximum|limit)|too large/i.test(words)) throw tooManyPixels('Make it smaller');
  if (/timeout/i.test(words)) throw tooManyPixels('It took too long to read. Make it smaller');
  if (/no space left|ENOSPC/i.test(words)) return namedFault(Object.assign(new Error(words), { code: 'ENOSPC' }));
  if (error instanceof Error && 'code' in error) return namedFault(error);
  throw new LecternError('broken-picture', 'It could not be read to its end. Save it anew, and upload that.');
}

const tooManyPixels = (advice: string): LecternError =>
  new LecternError('too-many-pixels', `${advice}; at most ${MAX_PIXELS / 1e6} million pixels are taken, all frames together.`);

/** sha256, hex. */
async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  const file = await open(path);
  for await (const chunk of file.createReadStream()) hash.update(chunk);
  return hash.digest('hex');
}
