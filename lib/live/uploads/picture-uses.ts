import type { ParsedDeck, TextEdit } from '#deck';

/** Where a deck shows a picture: 1-based slides, and those of them that say nothing in its place. `offset` of the first in the text. */
export type PictureUse = { readonly slides: readonly number[]; readonly undescribed: readonly number[]; readonly offset: number | null };

/** An image of markdown without a description, right before its address. */
const SAYS_NOTHING = /!\[\s*\]\(\s*$/;

/** Where the text names the picture's address. Front matter and styles that do belong to no slide. */
export function usesOf({ slides }: Pick<ParsedDeck, 'slides'>, text: string, url: string): PictureUse {
  const offset = text.indexOf(url);
  const using = offset < 0 ? [] : slides.filter((slide) => slide.text.includes(url));
  const undescribed = using.filter((slide) => offsetsOf(slide.text, url).some((at) => SAYS_NOTHING.test(slide.text.slice(0, at))));
  const numbers = (some: typeof using) => some.map(({ number }) => number);
  return { slides: numbers(using), undescribed: numbers(undescribed), offset: offset < 0 ? null : offset };
}

/** The edits that put another picture in a picture's place, everywhere. */
export function replacement(text: string, url: string, by: string): readonly TextEdit[] {
  // Each edit is against the text after those before it: from the end, none moves another.
  return offsetsOf(text, url)
    .reverse()
    .map((from) => ({ from, remove: url.length, insert: by }));
}

function offsetsOf(text: string, words: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}
