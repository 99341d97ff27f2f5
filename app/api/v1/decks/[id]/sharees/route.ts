import { answering, jsonResponse } from '#store/api-answer.ts';
import { visitToShare } from '#store/share-api.ts';
import { findSharees } from '#store/sharing.ts';

type Context = { params: Promise<{ id: string }> };

/** `?search=`: people and groups that an owner may give something to. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { person } = await visitToShare(id, request.headers);
  const words = new URL(request.url).searchParams.get('search') ?? '';
  return jsonResponse(await findSharees({ deckId: id, words, by: person?.id ?? null }));
});
