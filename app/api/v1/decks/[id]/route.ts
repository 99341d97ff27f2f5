import * as z from 'zod';
import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { deckJson } from '#store/deck-json.ts';
import { deleteDeck, markTemplate, restoreDeck, trashDeck } from '#store/decks.ts';
import { rooms } from '#store/rooms-door.ts';
import { changeOpenness, opennessSchema } from '#store/share-api.ts';
import { visitAsOwner, visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };
const changeSchema = opennessSchema.extend({ trashed: z.literal(false).optional(), template: z.boolean().optional() });

export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'view');
  await rooms().freshen(id);
  const { deck, level } = await visitFor(id, request.headers, 'view');
  return jsonResponse(deckJson(request, deck, level));
});

/** Changes who may do what, whether the deck is a template, or takes it out of the trash. */
export const PATCH = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const before = await visitAsOwner(id, request.headers);
  const { trashed, template, ...openness } = await readSmall(request, changeSchema);
  await changeOpenness(before, openness);
  if (template !== undefined) await markTemplate(id, template);
  if (trashed === false) await restoreDeck(id);
  await rooms().accessChanged(id);
  const { deck, level } = await visitAsOwner(id, request.headers);
  return jsonResponse(deckJson(request, deck, level));
});

/** Moves a deck to the trash; with `?forever` deletes it from there. */
export const DELETE = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const { deck } = await visitAsOwner(id, request.headers);
  if (!deck.trashed) await trashDeck(id);
  await rooms().trashed(id);
  if (deck.trashed && new URL(request.url).searchParams.has('forever')) await rooms().deleted(id, () => deleteDeck(id));
  return new Response(null, { status: 204 });
});
