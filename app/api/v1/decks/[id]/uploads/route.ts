import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { writerOf } from '#store/caller.ts';
import { LecternError } from '#store/errors.ts';
import { countBytes, countFor } from '#store/limits.ts';
import { picturesOf } from '#store/uploads/list.ts';
import { storePicture } from '#store/uploads/store-picture.ts';
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
  const { headers } = request;
  const { caller } = await visitFor(id, headers, 'edit');
  await countFor('upload', caller, headers);
  const writer = await writerOf(caller);
  const picture = await storePicture({
    deckId: id,
    by: writer?.id ?? null,
    body: sent(request),
    announcedBytes: Number(headers.get('content-length') ?? 0),
    fileName: fileNameIn(headers),
    onReceived: (bytes) => countBytes(bytes, caller, headers),
  });
  return jsonResponse(picture, { status: 201, headers: { Location: picture.url } });
});

/** The body; when it breaks off, that is no bug of ours. */
async function* sent({ body }: Request): AsyncGenerator<Uint8Array> {
  if (!body) return;
  try {
    yield* body as unknown as AsyncIterable<Uint8Array>;
  } catch {
    throw new LecternError('malformed', 'The upload broke off.');
  }
}

function fileNameIn(headers: Headers): string {
  const said = headers.get('x-file-name') ?? '';
  try {
    return decodeURIComponent(said);
  } catch {
    return said;
  }
}
