import { availableParallelism } from 'node:os';
import { LecternError } from '#store/errors.ts';
import { MAX_PIXELS } from './draw.ts';
import { drawAside } from './draw-aside.ts';
import { pictureKinds } from './kinds.ts';
import type { Received } from './receive.ts';
import type { Finished } from './shelf.ts';
import { namedFault } from './trouble.ts';
import { Turns } from './turns.ts';

/** One picture never takes all cores: people type meanwhile. */
const turns = new Turns(Math.min(2, Math.max(1, availableParallelism() - 1)));

export type Reencoded = Finished & { readonly width: number; readonly height: number };

/**
 * Draws a picture anew into the file `to`: upright, in sRGB, without metadata and without whatever else stood in its file.
 * Throws LecternError "too-many-pixels", "broken-picture" or "disk-full".
 */
export const reencode = ({ path, kind }: Received, to: string): Promise<Reencoded> => turns.take(() => drawn({ path, kind }, to));

async function drawn({ path, kind }: Pick<Received, 'path' | 'kind'>, to: string): Promise<Reencoded> {
  try {
    return { path: to, type: pictureKinds[kind].type, ...(await drawAside({ path, kind, to })) };
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): never {
  const words = error instanceof Error ? error.message : '';
  if (/pixel limit|exceeds (?:the )?(?:maximum|limit)|too large/i.test(words)) throw tooManyPixels('Make it smaller');
  if (/timeout/i.test(words)) throw tooManyPixels('It took too long to read. Make it smaller');
  // What libvips says of the cause is lost when another picture fails at the same moment.
  if (/no space left|ENOSPC|unable to write to target|write (?:error|failed)/i.test(words))
    return namedFault(Object.assign(new Error(words), { code: 'ENOSPC' }));
  if (error instanceof Error && 'code' in error) return namedFault(error);
  throw new LecternError('broken-picture', 'It could not be read to its end. Save it anew, and upload that.');
}

const tooManyPixels = (advice: string): LecternError =>
  new LecternError('too-many-pixels', `${advice}; at most ${MAX_PIXELS / 1e6} million pixels are taken, all frames together.`);
