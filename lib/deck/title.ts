import { factsOf } from './facts.ts';
import { blanked } from './notes.ts';
import { parseDeck } from './parse.ts';

/** The front matter's title, else the text of the first h1, else null. */
export function titleOf(text: string): string | null {
  const parsed = parseDeck(text);
  if (parsed.settings.title) return parsed.settings.title;
  for (const slide of parsed.slides) {
    const heading = factsOf(slide.text).headings.find((found) => found.level === 1);
    if (heading) return heading.text;
  }
  return null;
}

/** Front matter and first slide, notes blanked: all that a thumbnail needs. */
export function firstSlideText(text: string): string {
  const parsed = parseDeck(text);
  const first = parsed.slides[0];
  return first ? text.slice(0, first.from) + blanked(first.text) : text;
}
