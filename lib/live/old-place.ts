import { type ParsedDeck, parseDeck } from '#deck';

/** The slide that the end of an old address means: `#/3/1` is the second one of the fourth stack, counted from 0 as reveal.js does. Null for none. */
export function slideOfHash(hash: string, { slides }: ParsedDeck): number | null {
  const [, column, row = '0'] = /^#\/(\d{1,5})(?:\/(\d{1,5}))?(?:\/\d{1,5})?$/.exec(hash) ?? [];
  if (column === undefined) return null;
  return slides.find((slide) => slide.column === Number(column) && slide.row === Number(row))?.number ?? null;
}

/** The slide that this page was opened at, once: afterwards the address is the deck's alone. */
export function takeOldPlace(text: string): number | null {
  if (!location.hash.startsWith('#/')) return null;
  const slide = slideOfHash(location.hash, parseDeck(text));
  history.replaceState(history.state, '', location.pathname + location.search);
  return slide;
}
