import type { DeckItem, Start } from './types.ts';

const OWN = 'deck:';

/** The decks that are templates: this person's own first, each by title. */
export function ownTemplates(decks: readonly DeckItem[]): readonly DeckItem[] {
  const compare = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' }).compare;
  return decks
    .filter(({ template }) => template)
    .sort((one, other) => Number(other.mine) - Number(one.mine) || compare(one.title, other.title));
}

/** The id of the deck to start from; null for one of the templates that are always there. */
export const templateOf = (start: Start): string | null => (start.startsWith(OWN) ? start.slice(OWN.length) : null);

export const startFrom = ({ id }: Pick<DeckItem, 'id'>): Start => `${OWN}${id}`;
