import { addressOf, answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readDeck } from '#store/api-body.ts';
import { mustCreate, writerOf } from '#store/caller.ts';
import { deckJson } from '#store/deck-json.ts';
import { listDecks } from '#store/deck-list.ts';
import { createDeck } from '#store/decks.ts';
import { countFor } from '#store/limits.ts';
import { mirrorLater } from '#store/mirror/mirror.ts';
import { callerOf } from '#store/visit.ts';

/** A page of the decks, newest change first: `?search=`, `?cursor=`, `?limit=`, `?trash` for one's own trash. */
export const GET = answering(async (request) => {
  const query = new URL(request.url).searchParams;
  const limit = Number.parseInt(query.get('limit') ?? '', 10);
  const { viewer } = await callerOf(request.headers);
  const page = await listDecks(viewer, {
    search: query.get('search') ?? undefined,
    cursor: query.get('cursor') ?? undefined,
    limit: Number.isNaN(limit) ? undefined : limit,
    trash: query.has('trash'),
  });
  return jsonResponse({ decks: page.decks.map((deck) => deckJson(request, deck)), next: page.next });
});

/** Makes a deck. */
export const POST = changing(async (request) => {
  const caller = await callerOf(request.headers);
  mustCreate(caller);
  const { markdown, title: givenTitle } = await readDeck(request);
  await countFor('create', caller, request.headers);
  const owner = await writerOf(caller);
  const { id, title } = await createDeck({ markdown, givenTitle, ownerId: owner?.id ?? null });
  mirrorLater(id, markdown);
  const body = { id, url: addressOf(request, `/d/${id}`), title };
  return jsonResponse(body, { status: 201, headers: { Location: `/d/${id}` } });
});
