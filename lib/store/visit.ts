import { type Level, reaches } from '#access';
import { type Account, type Caller, callerAt, writerOf } from './caller.ts';
import { type DeckCard, findDeck } from './decks.ts';
import { forbidden, LecternError, noDeck } from './errors.ts';
import type { Person } from './people.ts';
import { levelNow } from './rights.ts';

/** A deck as somebody sees it. */
export type Visit = { readonly deck: DeckCard; readonly caller: Caller; readonly person: Person | null; readonly level: Level };

/** Who sent a request of the API. Throws LecternError "bad-token". */
export const callerOf = (headers: Headers): Promise<Caller> => callerAt(headers.get('cookie'), headers.get('authorization'));

/** Who sent a request, if they have an account. Throws LecternError "sign-in-needed" for others, "forbidden" when it is suspended. */
export async function signedIn(headers: Headers): Promise<Caller & { readonly account: Account }> {
  const caller = await callerOf(headers);
  const { account, viewer } = caller;
  if (!account) throw new LecternError('sign-in-needed', 'Sign in first.');
  if (viewer.kind === 'suspended') throw forbidden('This account is suspended.');
  return { ...caller, account };
}

/** Who sent a request, if they run this Lectern. Throws as `signedIn`, and "no-route" for others: there is nothing here for them. */
export async function adminAt(headers: Headers): Promise<Account> {
  const { account } = await signedIn(headers);
  if (!account.admin) throw new LecternError('no-route', 'docs/protocol.md lists the addresses of the API.');
  return account;
}

/** The person who sent a request, with a row made for a guest who has none yet; null without the cookie. */
export const writerAt = async (headers: Headers): Promise<Person | null> => writerOf(await callerOf(headers));

/** Somebody's visit of a deck, trashed or not, or null for a deck that does not exist. */
export async function visit(deckId: string, headers: Headers): Promise<Visit | null> {
  const [deck, caller] = await Promise.all([findDeck(deckId), callerOf(headers)]);
  return deck && { deck, caller, person: caller.person, level: levelNow(deck.access, caller.viewer) };
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

/** The id of the account that asks. Throws as `signedIn`. */
export const accountAt = async (headers: Headers): Promise<string> => (await signedIn(headers)).account.id;
