import { env, foreignOrigins } from '#store/env.ts';
import { kindOf } from '#store/errors.ts';
import { ForeignError, fetchForeign } from '#store/foreign-fetch.ts';
import { count } from '#store/limits.ts';
import { logger } from '#store/logger.ts';
import { storePicture } from '#store/uploads/store-picture.ts';
import { Turns } from '#store/uploads/turns.ts';
import { foreignPictures } from './foreign.ts';
import { rasterise } from './rasterise.ts';
import { findMirrored, type MirrorRow, mirroredOf, noteMirrored, type Outcome } from './rows.ts';

const AT_ONCE = 4;
/** What could not be fetched is tried again by itself after so long. */
const AGAIN_AFTER_MS = 600_000;

const key = Symbol.for('lectern.mirror');
type Fetching = { readonly turns: Turns; readonly now: Map<string, Promise<MirrorRow | null>> };
type Holder = { [key]?: Fetching };

/** What this process fetches: one list, though app and server load two copies of this module. */
function fetching(): Fetching {
  const holder = globalThis as Holder;
  holder[key] ??= { turns: new Turns(AT_ONCE), now: new Map() };
  return holder[key];
}

/**
 * Our copy of a picture of another site, fetched when there is none yet, or with `again` when the last try failed. Null when it could
 * not be noted: the storage is down, or the deck's limit is reached.
 */
export async function mirrorPicture(deckId: string, src: string, { again = false } = {}): Promise<MirrorRow | null> {
  const row = await findMirrored(deckId, src);
  if (row && (row.name !== null || (!again && Date.now() - row.triedAt.getTime() < AGAIN_AFTER_MS))) return row;
  const { now, turns } = fetching();
  const id = `${deckId} ${src}`;
  const going = now.get(id) ?? turns.take(() => fetchCopy(deckId, src)).finally(() => now.delete(id));
  now.set(id, going);
  return going;
}

/** Copies what a text shows of other sites, as far as there are no copies yet. */
export async function mirrorAll(deckId: string, text: string): Promise<void> {
  const wanted = env().IMAGES === 'mirror' ? foreignPictures(text) : [];
  if (wanted.length === 0) return;
  const kept = new Set((await mirroredOf(deckId)).filter(({ name }) => name !== null).map(({ src }) => src));
  await Promise.all(wanted.filter((src) => !kept.has(src)).map((src) => mirrorPicture(deckId, src)));
}

/** The same in the background. */
export function mirrorLater(deckId: string, text: string): void {
  const failed = (error: unknown) => logger.error({ err: error, deckId }, 'pictures of other sites could not be copied');
  mirrorAll(deckId, text).catch(failed);
}

async function fetchCopy(deckId: string, src: string): Promise<MirrorRow | null> {
  const outcome = await tryCopy(deckId, src);
  if (outcome) await noteMirrored(deckId, src, outcome);
  return outcome && findMirrored(deckId, src);
}

/** Null for what says nothing about the picture. */
async function tryCopy(deckId: string, src: string): Promise<Outcome | null> {
  try {
    await count('mirror', deckId);
    const { body, url } = await fetchForeign(secure(src));
    const { name } = await keep(deckId, body, fileNameOf(url));
    return { name };
  } catch (error) {
    if (error instanceof ForeignError) return { why: error.status === null ? error.why : `${error.why} ${error.status}` };
    const kind = kindOf(error);
    if (kind === null) logger.warn({ err: error, deckId }, 'a picture of another site could not be kept');
    return kind === 'too-many' || kind === 'storage-down' || kind === 'disk-full' ? null : { why: kind ?? 'broken-picture' };
  }
}

async function keep(deckId: string, body: Buffer, fileName: string) {
  const picture = { deckId, by: null, fileName };
  try {
    return await storePicture({ ...picture, body: [body] });
  } catch (error) {
    if (kindOf(error) !== 'svg-refused') throw error;
    return storePicture({ ...picture, body: [await rasterise(body)] });
  }
}

/** Readers' browsers ask for https, too, where the page has it. */
export const secure = (src: string): string => (foreignOrigins().has(new URL(src).origin) ? src : src.replace(/^http:/i, 'https:'));

const fileNameOf = (url: string): string => new URL(url).pathname.split('/').at(-1) ?? '';
