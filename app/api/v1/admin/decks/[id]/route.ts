import { changing } from '#store/api-answer.ts';
import { audit } from '#store/audit.ts';
import { trashDeck } from '#store/decks.ts';
import { rooms } from '#store/rooms-door.ts';
import { adminAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Moves any deck to its owner's trash. */
export const DELETE = changing(async (request, { params }: Context) => {
  const admin = await adminAt(request.headers);
  const { id } = await params;
  await trashDeck(id);
  await rooms().trashed(id);
  await audit({ act: 'deck-trashed', actorId: admin.id, deckId: id });
  return new Response(null, { status: 204 });
});
