import type { DeckItem, View } from './types.ts';

export type Sort = 'change' | 'title';
export type Picked = { readonly view: View; readonly query: string; readonly sort: Sort };

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The decks of a view whose title has every word of the query, in any case and with or without accents, in order. */
export function pickDecks(decks: readonly DeckItem[], { view, query, sort }: Picked): readonly DeckItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const hits = decks.filter((deck) => (view !== 'mine' || deck.mine) && words.every((word) => fold(deck.title).includes(word)));
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return sort === 'title' ? hits.sort((a, b) => compare(a.title, b.title)) : hits.sort((a, b) => b.updatedAt - a.updatedAt);
}
