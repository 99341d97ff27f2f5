import { type Level, reaches } from '#access';
import { type DeckCard, findDeck } from './decks.ts';
import { forbidden, noDeck } from './errors.ts';
import { ensurePerson, findPerson, type Person, tokenIn, viewerOf } from './people.ts';
import { levelNow } from './rights.ts';

/** A deck as somebody sees it. */
export type Visit = { readonly deck: DeckCard; readonly person: Person | null; readonly level: Level };

/** The person whose cookie came with a request; null without one, or before the person did anything. */
export const personAt = (headers: Headers): Promise<Person | null> => findPerson(tokenIn(headers.get('cookie')));

/** The same, with a row made for a person who has none yet; null without the cookie. */
export async function writerAt(headers: Headers): Promise<Person | null> {
  const token = tokenIn(headers.get('cookie'));
  return token === null ? null : ensurePerson(token);
}

/** Somebody's visit of a deck, trashed or not, or null for a deck that does not exist. */
export async function visit(deckId: string, headers: Headers): Promise<Visit | null> {
  const [deck, person] = await Promise.all([findDeck(deckId), personAt(headers)]);
  return deck && { deck, person, level: levelNow(deck.access, viewerOf(person)) };
}

/**
 * The visit of somebody who needs a level. Throws LecternError "no-deck" for what does not exist, is closed to them or
 * is in the trash, "forbidden" when they may do something, but not this.
 */
export async function visitFor(deckId: string, headers: Headers, needed: Level): Promise<Visit> {
  const found = await visit(deckId, headers);
  if (!found || found.deck.trashed || found.level === 'none') throw noDeck();
  if (!reaches(found.level, needed)) throw forbidden('Your link allows less than that.');
  return found;
}

/** The visit of the owner, in the trash too. Throws as `visitFor`. */
export async function visitAsOwner(deckId: string, headers: Headers): Promise<Visit> {
  const found = await visit(deckId, headers);
  if (!found || found.level === 'none') throw noDeck();
  if (found.level !== 'own') throw forbidden('Only its owner may do this.');
  return found;
}
