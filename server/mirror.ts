import type { IncomingMessage, ServerResponse } from 'node:http';
import { foreignAddress } from '#deck';
import { env } from '#store/env.ts';
import { logger } from '#store/logger.ts';
import { foreignPictures } from '#store/mirror/foreign.ts';
import { deckOfPictureKey } from '#store/mirror/key.ts';
import { mirrorPicture } from '#store/mirror/mirror.ts';
import { findMirrored, type MirrorRow } from '#store/mirror/rows.ts';
import { rooms } from '#store/rooms-door.ts';
import { mirroredAddress } from '#wire';
import { refuse, servePicture } from './uploads.ts';

const PATH = /^\/mirror\/([^/]*)$/;
/** Another try may bring what was not there. */
const FOR_AN_HOUR = 'public, max-age=3600';

/**
 * Answers `mirrorPath` with our copy of a picture that the deck shows from another site, which is fetched when it is asked for
 * first; false for every other address. Nothing is fetched but what stands in the deck.
 */
export function answerMirror(request: IncomingMessage, response: ServerResponse): boolean {
  const url = new URL(request.url ?? '/', 'http://unknown');
  const [, key] = PATH.exec(url.pathname) ?? [];
  if (key === undefined) return false;
  answer(request, response, { key, src: mirroredAddress(url.searchParams.get('src') ?? '') }).catch((error: unknown) => {
    logger.error({ err: error }, 'a copy of a picture could not be served');
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 503, reason: 'It does not work at the moment.' });
  });
  return true;
}

type Wanted = { readonly key: string; readonly src: string };

async function answer(request: IncomingMessage, response: ServerResponse, wanted: Wanted): Promise<void> {
  const row = env().IMAGES === 'mirror' ? await copyOf(wanted) : null;
  if (row?.name) return servePicture(request, response, { name: row.name, caching: FOR_AN_HOUR });
  refuse(response, { status: 404, reason: 'There is no copy of this picture.' });
}

async function copyOf({ key, src }: Wanted): Promise<MirrorRow | null> {
  const address = foreignAddress(src);
  const deckId = await deckOfPictureKey(key);
  if (address === null || deckId === null) return null;
  const known = await findMirrored(deckId, address);
  if (known?.name) return known;
  return foreignPictures(await rooms().textOf(deckId)).includes(address) ? mirrorPicture(deckId, address) : null;
}
