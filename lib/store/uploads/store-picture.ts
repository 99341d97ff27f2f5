import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { env } from '#store/env.ts';
import { noDeck } from '#store/errors.ts';
import { clipped } from '#store/facts.ts';
import { cleanName } from '#store/people.ts';
import { pictureKinds, pictureUrl } from './kinds.ts';
import { type Body, fileTooLarge, type Received, receive, temporaryPath } from './receive.ts';
import { type Reencoded, reencode } from './reencode.ts';
import { findSame, givePicture, insertPicture, type Keeping, mustFit, type Picture } from './rows.ts';
import { type Finished, type Shelf, shelf } from './shelf.ts';

const MAX_FILE_NAME_CHARS = 200;

/** A picture that somebody brings for a deck. `by`: the person's id, null for nobody we know. */
export type NewPicture = Omit<Keeping, 'fileName'> & {
  readonly body: Body;
  /** As many bytes the sender says there are, when it does. */
  readonly announcedBytes?: number;
  readonly fileName?: string | null;
  /** Hears how many bytes arrived, before they are worked on; may reject. */
  readonly onReceived?: (bytes: number) => Promise<void>;
};
/** `url`: from the root of the site, as it stands in a deck's text. */
export type StoredPicture = Omit<Picture, 'sha256'> & { readonly url: string };

/**
 * Keeps a picture: received within the limit, known by its bytes, drawn anew, stored, and only then noted. The same picture twice
 * is stored once. Throws LecternError "file-too-large", "too-many-pixels", "no-kind", "svg-refused", "heic-refused", "broken-picture",
 * "quota-used", "disk-full", "storage-down" or "no-deck"; nothing is left behind then.
 */
export async function storePicture({ body, deckId, by, fileName, announcedBytes = 0, onReceived }: NewPicture): Promise<StoredPicture> {
  const keeping = { deckId, by, fileName: clipped(cleanName(fileName ?? '', MAX_FILE_NAME_CHARS), MAX_FILE_NAME_CHARS) };
  const place = shelf();
  const limitBytes = env().MAX_UPLOAD_BYTES;
  if (announcedBytes > limitBytes) throw fileTooLarge(limitBytes);
  await mustFit(Math.max(1, announcedBytes), keeping);
  const received = await receive(body, { folder: place.temporary, limitBytes });
  const drawn = temporaryPath(place.temporary);
  try {
    await onReceived?.(received.bytes);
    const own = await keepOwn(place, received, keeping);
    if (own) return answerOf(own);
    const file = await reencode(received, drawn);
    // What is drawn anew may be larger, but not by any amount.
    if (file.bytes > 4 * limitBytes) throw fileTooLarge(limitBytes);
    return answerOf(await keep(place, file, { keeping, ending: pictureKinds[received.kind].ending }));
  } finally {
    for (const path of [received.path, drawn]) await rm(path, { force: true });
  }
}

const answerOf = ({ sha256: _, ...picture }: Picture): StoredPicture => ({ ...picture, url: pictureUrl(picture.name) });

/** What was drawn here once and comes back, in a zip of a deck perhaps, is not drawn again: each time it would be a little worse. */
async function keepOwn(place: Shelf, received: Received, keeping: Keeping): Promise<Picture | null> {
  const same = await findSame(received.sha256);
  return same && (await keepAgain(place, { ...received, type: same.type }, { same, keeping })) ? same : null;
}

type As = { readonly keeping: Keeping; readonly ending: string };

async function keep(place: Shelf, file: Reencoded, { keeping, ending }: As): Promise<Picture> {
  const same = await findSame(file.sha256);
  if (same && (await keepAgain(place, file, { same, keeping }))) return same;
  await mustFit(file.bytes, keeping);
  const { sha256, type, bytes, width, height } = file;
  const picture = { name: `${randomBytes(16).toString('hex')}.${ending}`, sha256, type, bytes, width, height };
  await place.put(picture.name, file);
  const noted = await insertPicture(picture, keeping).catch(async (error: unknown) => {
    await place.remove(picture.name).catch(() => undefined);
    throw isDeckGone(error) ? noDeck() : error;
  });
  if (noted) return noted;
  // Somebody else brought the same one meanwhile.
  await place.remove(picture.name);
  const other = await findSame(sha256);
  if (other && (await givePicture(other.name, keeping))) return other;
  throw new Error('A picture was removed while it was stored.');
}

type Again = { readonly same: Picture; readonly keeping: Keeping };

/** False when the picture went away in between. A file that was lost is brought back. */
async function keepAgain(place: Shelf, file: Finished, { same, keeping }: Again): Promise<boolean> {
  if (!(await place.has(same.name))) await place.put(same.name, file);
  return givePicture(same.name, keeping).catch((error: unknown) => {
    throw isDeckGone(error) ? noDeck() : error;
  });
}

/** Postgres says 23503 when the deck was deleted meanwhile. */
const isDeckGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '23503';
