import { type Level, reaches, type Viewer } from '#access';
import type { Caller } from './caller.ts';
import { type DeckCard, findDeck } from './decks.ts';
import { guests, mostOf } from './guests.ts';
import { levelNow } from './rights.ts';

/**
 * Whoever looks at a deck through a page of another site. Browsers keep their cookies from us there, and where they do not we leave them
 * unread: nobody in particular, who may look at most.
 */
export function embeddedCaller(): Caller {
  const most: Level = reaches(mostOf(guests()), 'view') ? 'view' : 'none';
  const viewer: Viewer = { kind: 'nobody', links: [], most, embedded: true };
  return { person: null, viewer, account: null, expired: false, guestToken: null };
}

/** The deck, if pages of other sites may show it; null for all others, absent or closed. */
export async function findEmbedded(id: string): Promise<DeckCard | null> {
  const deck = await findDeck(id);
  return deck && reaches(levelNow(deck.access, embeddedCaller().viewer), 'view') ? deck : null;
}
