import {
  definesMacros,
  type ParsedDeck,
  parseDeck,
  type RenderedSlide,
  renderSlide,
  type Settings,
  type SlideSource,
  type TextEdit,
} from '#deck';
import { continuations } from './keys.ts';

/** What a slide says. The same object as long as it says the same. */
export type SlideContent = {
  readonly text: string;
  readonly rendered: () => RenderedSlide;
  /** TeX of the slides before it that defines macros for its formulas. */
  readonly macros: readonly string[];
};

export type Slide = {
  /** Stays the same while the slide is edited and moved. */
  readonly key: number;
  readonly source: SlideSource;
  readonly content: SlideContent;
};

/** A deck's text, taken apart. */
export type DeckState = {
  readonly text: string;
  readonly parsed: ParsedDeck;
  readonly slides: readonly Slide[];
  /** The slide of a key; undefined when it is gone. */
  readonly byKey: ReadonlyMap<number, Slide>;
  readonly nextKey: number;
};

/** The deck of a text; slides of `before` go on under their keys. */
export function readDeck(text: string, before: DeckState | null): DeckState {
  const parsed = parseDeck(text);
  const same = before !== null && rendersAlike(before.parsed.settings, parsed.settings);
  const origins = continuations(
    before?.slides.map((slide) => slide.content.text) ?? [],
    parsed.slides.map((source) => source.text),
  );
  let nextKey = before?.nextKey ?? 1;
  let defined = NOTHING;
  const slides = parsed.slides.map((source, index): Slide => {
    const old = before?.slides[origins[index] ?? -1];
    const macros = /[$\\]/.test(source.text) ? defined : NOTHING;
    const isSame = same && old?.content.text === source.text && sameTexts(old.content.macros, macros);
    const kept = isSame ? old.content : createContent(source, parsed.settings, macros);
    if (definesMacros(source.text)) defined = joined(defined, kept.rendered().definitions);
    return { key: old?.key ?? nextKey++, source, content: kept };
  });
  return { text, parsed, slides, byKey: new Map(slides.map((slide) => [slide.key, slide])), nextKey };
}

/** The text after the edits. Edits beyond the text's end are cut to it. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce((now, { from, remove, insert }) => now.slice(0, from) + insert + now.slice(from + remove), text);
}

const rendersAlike = (a: Settings, b: Settings) => a.breaks === b.breaks;

const NOTHING: readonly string[] = [];
/** Macros longer than this, in characters of all of them together, are not kept for other slides. */
const MAX_MACROS = 8_000;

function joined(macros: readonly string[], more: readonly string[]): readonly string[] {
  const all = [...macros, ...more];
  return all.reduce((length, tex) => length + tex.length, 0) > MAX_MACROS ? macros : all;
}

const sameTexts = (a: readonly string[], b: readonly string[]) => a.length === b.length && a.every((text, index) => text === b[index]);

function createContent(source: SlideSource, settings: Settings, macros: readonly string[]): SlideContent {
  let rendered: RenderedSlide | null = null;
  return {
    text: source.text,
    macros,
    rendered: () => {
      const made = rendered ?? renderSlide(source, settings);
      rendered = made;
      return made;
    },
  };
}

/** The slide itself or, when it is gone, the nearest one of `before` that is still there; the first one at last. */
export function survivorOf(key: number, before: DeckState, after: DeckState): Slide {
  const here = after.byKey.get(key);
  if (here) return here;
  const index = Math.max(
    0,
    before.slides.findIndex((slide) => slide.key === key),
  );
  for (let distance = 1; distance < before.slides.length; distance += 1) {
    for (const neighbour of [before.slides[index + distance], before.slides[index - distance]]) {
      const found = neighbour && after.byKey.get(neighbour.key);
      if (found) return found;
    }
  }
  return firstSlide(after);
}

/** A deck has at least one slide. Throws when it has none, which is a bug. */
export function firstSlide(deck: DeckState): Slide {
  const [first] = deck.slides;
  if (!first) throw new Error('A deck without slides');
  return first;
}

/** The slide of a 1-based number; the last one for a greater number. */
export function slideAtNumber(deck: DeckState, number: number): Slide {
  return deck.slides[Math.min(number, deck.slides.length) - 1] ?? firstSlide(deck);
}
