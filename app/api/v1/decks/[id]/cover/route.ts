import { answering, markdownResponse } from '#store/api-answer.ts';
import { withCopies } from '#store/mirror/with-copies.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Front matter and first slide, for a thumbnail; pictures of other sites by the addresses of our copies. With `?v=` it may be kept: whoever asks changes `v` with the deck. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { deck } = await visitFor(id, request.headers, 'view');
  const versioned = new URL(request.url).searchParams.has('v');
  return markdownResponse(request, await withCopies(id, deck.cover), versioned ? 'private, max-age=86400' : 'private, no-cache');
});
