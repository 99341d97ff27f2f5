import type { DeckItem, View } from './types.ts';

export type Sort = 'change' | 'title';
export type Picked = { readonly view: View; readonly query: string; readonly sort: Sort };

const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The decks of a view whose title has every word of the query, in any case and with or without accents, in order. */
export function pickDecks(decks: readonly DeckItem[], { view, query, sort }: Picked): readonly DeckItem[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const hits = decks.filter((deck) => isIn(deck, view) && words.every((word) => fold(deck.title).includes(word)));
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  if (view === 'recent' && sort === 'change') return hits.sort((a, b) => (b.visitedAt ?? 0) - (a.visitedAt ?? 0));
  return sort === 'title' ? hits.sort((a, b) => compare(a.title, b.title)) : hits.sort((a, b) => b.updatedAt - a.updatedAt);
}

/** Does the view show this deck? */
export function isIn(deck: DeckItem, view: View): boolean {
  switch (view) {
    case 'all':
      return true;
    case 'recent':
      return deck.visitedAt !== null;
    case 'mine':
      return deck.mine;
    case 'shared':
      return deck.shared;
    case 'groups':
      return deck.byGroup;
    case 'pinned':
      return deck.pinned;
    case 'public':
      return deck.isPublic;
    case 'trash':
      return false;
  }
}
