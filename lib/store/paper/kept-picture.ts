import { deckOfPictureKey } from '#store/mirror/key.ts';
import { findMirrored } from '#store/mirror/rows.ts';
import { pictureBytes, pictureNamed } from '#store/uploads/open-picture.ts';
import { mirroredAddress } from '#wire';
import type { Picture } from './fetch.ts';

/** A picture under a name that two share only when they are the same. */
export type NamedPicture = Picture & { readonly name: string };

/** The picture that is kept at an address such as `/uploads/<name>.<ending>` or `/mirror/<key>?src=<address>`, or null. */
export async function keptPicture(path: string): Promise<NamedPicture | null> {
  const { pathname, searchParams } = new URL(path, 'http://unknown');
  const [, place = '', name = ''] = /^\/(uploads|mirror)\/([\w.-]+)$/.exec(pathname) ?? [];
  if (place === '') return null;
  const kept = place === 'uploads' ? name : await copyOf(name, mirroredAddress(searchParams.get('src') ?? ''));
  const picture = kept === null ? null : await pictureNamed(kept);
  const body = picture && (await pictureBytes(picture.name));
  return picture && body && { body, type: picture.type, name: picture.name };
}

async function copyOf(key: string, src: string): Promise<string | null> {
  const deckId = await deckOfPictureKey(key);
  return deckId === null ? null : ((await findMirrored(deckId, src))?.name ?? null);
}
