import { notFound, redirect } from 'next/navigation';
import { reaches } from '#access';
import { findDeck } from '#store/decks.ts';
import { deckOfOldName, isOwnRoute } from '#store/old-names.ts';
import { levelNow } from '#store/rights.ts';
import { askToSignIn, pageViewer } from './viewer.ts';

/** An address where never a deck is. */
const NOWHERE = '-';

/** Leads an address that HedgeDoc had for a deck to it; `#/3/1` stays in the browser. One that is closed to who asks answers as one that means nothing. */
export async function openOld(name: string, prefix = ''): Promise<never> {
  if (isOwnRoute(name)) notFound();
  await askToSignIn(`${prefix}/${name}`);
  const [id, { viewer }] = await Promise.all([deckOfOldName(decoded(name)), pageViewer()]);
  const deck = await findDeck(id ?? NOWHERE);
  if (!deck || !reaches(levelNow(deck.access, viewer), 'view')) notFound();
  redirect(`/d/${deck.id}`);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return '';
  }
}
