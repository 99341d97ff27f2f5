import { createHash } from 'node:crypto';
import { foreignAddress, picturesIn } from '#deck';
import { env } from '#store/env.ts';
import { kindOf } from '#store/errors.ts';
import { ForeignError, fetchForeign } from '#store/foreign-fetch.ts';
import { count } from '#store/limits.ts';
import { logger } from '#store/logger.ts';
import { foreignPictures } from '#store/mirror/foreign.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import { mirrorAll, secure } from '#store/mirror/mirror.ts';
import { rasterise } from '#store/mirror/rasterise.ts';
import { KIND_BYTES, kindIn, type PictureKind, pictureKinds } from '#store/uploads/kinds.ts';
import { Turns } from '#store/uploads/turns.ts';
import { mirrorPath } from '#wire';
import { keptPicture, type NamedPicture } from './kept-picture.ts';

/** The pictures of a text, for what is made of it. */
export type DeckPictures = {
  /** Their addresses as they stand in the text, each once. */
  readonly addresses: readonly string[];
  /** Null for what cannot be had. */
  open(address: string): Promise<NamedPicture | null>;
};

/** Pictures of ours in a text, by the addresses that stand there. */
const UPLOADS = /\/uploads\/[0-9a-f]{32}\.\w{3,4}/g;
const uploadsIn = (text: string): string[] => text.match(UPLOADS) ?? [];

/** Our own pictures and those of other sites: our copies of them or, where none are kept, fetched for this once. */
export async function deckPictures(deckId: string, text: string): Promise<DeckPictures> {
  await mirrorAll(deckId, text);
  const key = await pictureKeyOf(deckId);
  const foreign = foreignOf(deckId, text);
  const open = async (address: string) => {
    const away = foreignAddress(address);
    if (away === null) return keptPicture(address);
    return key === null ? foreign(away) : keptPicture(mirrorPath(key, away));
  };
  const shown = picturesIn(text).flatMap(({ src }) => (foreignAddress(src) === null ? [] : [src]));
  return { addresses: [...new Set([...uploadsIn(text), ...shown])], open };
}

const AT_ONCE = 4;
/** Of one deck together. */
const MAX_FOREIGN_BYTES = 100_000_000;

/** Pictures of other sites that a text shows, where no copies are kept; each is asked for once. Null for all other addresses. */
export function foreignOf(deckId: string, text: string): (address: string) => Promise<NamedPicture | null> {
  const shown = new Set(env().IMAGES === 'direct' ? foreignPictures(text) : []);
  const asked = new Map<string, Promise<NamedPicture | null>>();
  const turns = new Turns(AT_ONCE);
  let bytes = 0;
  const fetchOne = async (address: string) => {
    if (bytes > MAX_FOREIGN_BYTES) return null;
    const picture = await fetchPicture(deckId, address);
    bytes += picture?.body.length ?? 0;
    return picture;
  };
  return async (address) => {
    if (!shown.has(address)) return null;
    const going = asked.get(address) ?? turns.take(() => fetchOne(address));
    asked.set(address, going);
    return going;
  };
}

async function fetchPicture(deckId: string, address: string): Promise<NamedPicture | null> {
  try {
    await count('mirror', deckId);
    const { body } = await fetchForeign(secure(address));
    return await named(body);
  } catch (error) {
    if (!(error instanceof ForeignError) && kindOf(error) === null)
      logger.warn({ err: error, deckId }, 'a picture of another site cannot be used');
    return null;
  }
}

async function named(body: Buffer): Promise<NamedPicture> {
  const kind = kindOrDrawing(body.subarray(0, KIND_BYTES));
  if (kind === null) return named(await rasterise(body));
  const { type, ending } = pictureKinds[kind];
  return { body, type, name: `${createHash('sha256').update(body).digest('hex').slice(0, 32)}.${ending}` };
}

/** Null for SVG. Throws LecternError for what is no picture. */
function kindOrDrawing(head: Buffer): PictureKind | null {
  try {
    return kindIn(head);
  } catch (error) {
    if (kindOf(error) === 'svg-refused') return null;
    throw error;
  }
}
