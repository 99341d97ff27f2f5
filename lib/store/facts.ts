import { firstSlideText, outlineOf, parseDeck, titleOf } from '#deck';

/** What lists show about a deck, derived from its text. */
export type DeckFacts = {
  readonly title: string;
  readonly cover: string;
  readonly slides: number;
  readonly stacks: number;
  readonly sections: number;
};

const MAX_TITLE_CHARS = 200;
const MAX_COVER_CHARS = 16_000;
const untitled = 'Untitled';

/** `givenTitle`: the title named at the deck's creation, for a text that names none. */
export function factsOf(text: string, givenTitle: string | null): DeckFacts {
  const deck = parseDeck(text);
  const title = deck.settings.title ?? givenTitle ?? titleOf(deck) ?? untitled;
  return {
    title: clipped(title, MAX_TITLE_CHARS),
    cover: clipped(firstSlideText(text, deck), MAX_COVER_CHARS),
    slides: deck.slides.length,
    stacks: deck.stacks,
    sections: outlineOf(deck).length,
  };
}

/** At most `chars` code units, without NUL (Postgres has none) and without half a character at the end. */
export function clipped(text: string, chars: number): string {
  return text
    .slice(0, chars)
    .replaceAll('\0', '\uFFFD')
    .replace(/[\uD800-\uDBFF]$/, '');
}
