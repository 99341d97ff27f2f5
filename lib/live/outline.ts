import { outlineOf, parseDeck, type Section } from '#deck';
import type { DeckFeed } from './feed.ts';
import { createStore, type ReadStore } from './store.ts';

/** What a deck contains, for lists and captions: how many slides, and in which sections. */
export type Outline = { readonly slides: number; readonly sections: readonly Section[] };

/** The outline of a feed's text, kept up while open. */
export type LiveOutline = { readonly store: ReadStore<Outline>; open(): () => void };

/** Milliseconds between two looks at a text that keeps changing. */
const LOOK_EVERY_MS = 150;

export function createOutline(feed: DeckFeed): LiveOutline {
  const store = createStore(outlineIn(feed.text()));
  return {
    store,
    open() {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const look = () => {
        timer = undefined;
        store.set(outlineIn(feed.text()));
      };
      look();
      const stop = feed.onChange(() => {
        timer ??= setTimeout(look, LOOK_EVERY_MS);
      });
      return () => {
        clearTimeout(timer);
        stop();
      };
    },
  };
}

function outlineIn(text: string): Outline {
  const parsed = parseDeck(text);
  return { slides: parsed.slides.length, sections: outlineOf(parsed) };
}

/** The section a 1-based slide belongs to. */
export const sectionAt = ({ sections }: Outline, slide: number): Section | null =>
  sections.find(({ first, last }) => first <= slide && slide <= last) ?? null;
