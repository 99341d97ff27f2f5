import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { pageViewer } from '#app/viewer.ts';
import { SignInPage } from '#components/account/sign-in-page.tsx';
import { findDeck } from '#store/decks.ts';
import { guests, mostOf } from '#store/guests.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { returnPath } from '#store/return-path.ts';
import { levelNow } from '#store/rights.ts';

type Query = Readonly<Record<string, string | string[] | undefined>>;
type Props = { readonly searchParams: Promise<Query> };

export const metadata: Metadata = { title: 'Sign in' };

export default async function Page({ searchParams }: Props) {
  const settings = oidcSettings();
  if (!settings) notFound();
  const query = await searchParams;
  const wish = [query['to'], query['callbackUrl']].find((one) => typeof one === 'string') ?? '';
  const to = returnPath(wish.startsWith(`${settings.appUrl}/`) ? wish.slice(settings.appUrl.length) : wish);
  const { account, viewer } = await pageViewer();
  const problem = viewer.kind === 'suspended' ? 'suspended' : problemIn(query);
  if (account && problem === null) redirect(to);
  return <SignInPage provider={settings.name} to={to} deck={await deckAt(to)} guests={guests()} problem={problem} />;
}

function problemIn({ error }: Query): 'failed' | 'suspended' | null {
  if (error === undefined) return null;
  return error === 'Suspended' ? 'suspended' : 'failed';
}

/** The title of the deck at this path, if anybody with its address may see it: no other is given away. */
async function deckAt(path: string): Promise<string | null> {
  const id = /^\/d\/([A-Za-z0-9_-]+)/.exec(path)?.[1];
  const deck = id ? await findDeck(id) : null;
  const level = deck && levelNow(deck.access, { kind: 'nobody', links: [], most: mostOf(guests()) });
  return deck && !deck.trashed && level !== 'none' ? deck.title : null;
}
