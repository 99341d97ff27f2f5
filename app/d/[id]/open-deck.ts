import { cache } from 'react';
import { reaches } from '#access';
import type { SharedDeck } from '#components/share/types.ts';
import { type DeckCard, findDeck } from '#store/decks.ts';
import { nameOf, type Person } from '#store/people.ts';
import { levelNow } from '#store/rights.ts';
import { askToSignIn, pageViewer } from '../../viewer.ts';

/** The deck with this id and who asks for it; null when there is none, or none for them: both answer alike. */
export const openDeck = cache(async (id: string) => {
  await askToSignIn(`/d/${encodeURIComponent(id)}`);
  // Both are asked for in any case: how long it takes says nothing.
  const [deck, { person, viewer }] = await Promise.all([findDeck(id), pageViewer()]);
  if (!deck) return null;
  const level = levelNow(deck.access, viewer);
  return reaches(level, 'view') ? { deck, person, level } : null;
});

/** Who owns the deck, as the page of this person says it; null for a deck that belongs to everybody with the link. */
export async function ownerFor(deck: DeckCard, person: Person | null): Promise<SharedDeck['owner']> {
  if (deck.ownerId === null) return null;
  return { id: deck.ownerId, name: (await nameOf(deck.ownerId)) ?? '', isYou: deck.ownerId === person?.id };
}
