import { factsOfAll } from './facts.ts';
import { blanked } from './notes.ts';
import type { ParsedDeck } from './types.ts';

/** The front matter's title, else the text of the first h1, else null. */
export function titleOf({ settings, slides }: ParsedDeck): string | null {
  if (settings.title) return settings.title;
  for (const { headings } of factsOfAll(slides.map(({ text }) => text))) {
    const heading = headings.find(({ level }) => level === 1);
    if (heading) return heading.text;
  }
  return null;
}

/** Front matter and first slide of a deck and its text, notes blanked: all that a thumbnail needs. */
export function firstSlideText(text: string, { slides: [first] }: ParsedDeck): string {
  return first ? text.slice(0, first.from) + blanked(first.text) : text;
}
