import { cache } from 'react';
import { accessOf, reaches } from '#access';
import { accessFacts, findDeck } from '#store/decks.ts';
import { pageViewer } from '../../viewer.ts';

/** The deck with this id and who asks for it; null when there is none, or none for them: both answer alike. */
export const openDeck = cache(async (id: string) => {
  const deck = await findDeck(id);
  if (!deck) return null;
  const { person, viewer } = await pageViewer();
  const access = accessFacts(deck);
  return reaches(accessOf(access, viewer), 'view') ? { deck, person, viewer, access } : null;
});
