import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { isPictureName } from './kinds.ts';
import { findPicture, type Picture } from './rows.ts';
import { type ByteRange, shelf } from './shelf.ts';

/** What is known of a picture, or null. */
export const pictureNamed = async (name: string): Promise<Picture | null> => (isPictureName(name) ? findPicture(name) : null);

/** A picture's bytes as a stream, all or a range; null when there is none. Rejects with LecternError "storage-down". */
export const streamOf = (name: string, range?: ByteRange): Promise<Readable | null> => shelf().open(name, range);

/** A picture and its bytes as a stream; null for a name that is none. Whoever takes it reads or destroys the stream. */
export async function openPicture(
  name: string,
  range?: ByteRange,
): Promise<{ readonly picture: Picture; readonly stream: Readable } | null> {
  const picture = await pictureNamed(name);
  const stream = picture && (await streamOf(name, range));
  return picture && stream && { picture, stream };
}

/** All bytes of a picture, or null. */
export async function pictureBytes(name: string): Promise<Buffer | null> {
  const opened = await openPicture(name);
  return opened && buffer(opened.stream);
}
