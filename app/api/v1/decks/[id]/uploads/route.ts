import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { writerOf } from '#store/caller.ts';
import { countBytes, countFor } from '#store/limits.ts';
import { picturesOf } from '#store/uploads/list.ts';
import { sentBody } from '#store/uploads/sent-body.ts';
import { type StoredPicture, storePicture } from '#store/uploads/store-picture.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** The pictures that were uploaded to a deck, and how much room there is for more. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { caller } = await visitFor(id, request.headers, 'edit');
  return jsonResponse(await picturesOf(id, caller.person?.id ?? null));
});

/** Takes a picture: its bytes are the body, `X-File-Name` says what it was called (percent-encoded UTF-8). */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const body = sentBody(request);
  try {
    const picture = await take(id, request, body.pieces);
    return jsonResponse(picture, { status: 201, headers: { Location: picture.url } });
  } finally {
    body.leave();
  }
});

async function take(deckId: string, { headers }: Request, body: AsyncIterable<Uint8Array>): Promise<StoredPicture> {
  const { caller } = await visitFor(deckId, headers, 'edit');
  await countFor('upload', caller, headers);
  const writer = await writerOf(caller);
  return storePicture({
    ...{ deckId, body, by: writer?.id ?? null },
    announcedBytes: Number(headers.get('content-length') ?? 0),
    fileName: fileNameIn(headers),
    onReceived: (bytes) => countBytes(bytes, caller, headers),
  });
}

function fileNameIn(headers: Headers): string {
  const said = headers.get('x-file-name') ?? '';
  try {
    return decodeURIComponent(said);
  } catch {
    return said;
  }
}
