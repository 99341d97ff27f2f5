import { type Hint, outlineOf, type ParsedDeck, type Section, titleOf } from '#deck';
import type { FromFrame } from '#wire';
import { createHinting } from './hinting.ts';
import { createStore, type ReadStore } from './store.ts';
import type { SyncLane } from './sync-types.ts';

/** How long the text must rest before it is read again, and the longest time it is left unread. */
const restMs = 180;
const atMostMs = 900;

/** A section without its offset, which moves with every keystroke: so that an outline that looks the same is the same. */
export type OutlineSection = Omit<Section, 'from'>;

export type Outline = { readonly sections: readonly OutlineSection[]; readonly slides: number };

/** What the screen around the text knows about it, a moment after it changed. Each store changes only when what it says does. */
export type Reading = {
  readonly parsed: ReadStore<ParsedDeck>;
  readonly outline: ReadStore<Outline>;
  readonly title: ReadStore<string | null>;
  /** What a person should look at, by line. */
  readonly hints: ReadStore<readonly Hint[]>;
  /** The deck's width divided by its height. */
  readonly shape: ReadStore<number>;
  /** Reads at once, for what must not wait. */
  readNow(): void;
  /** What a frame that shows this deck tells about it. */
  hear(message: FromFrame): void;
  close(): void;
};

export function openReading(lane: SyncLane): Reading {
  const parsed = createStore(lane.parsed());
  const outline = createStore<Outline>({ sections: [], slides: 1 });
  const title = createStore<string | null>(null);
  const hints = createStore<readonly Hint[]>([]);
  const shape = createStore(960 / 700);
  const hinting = createHinting(location.origin);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueAt = 0;
  const readNow = () => {
    clearTimeout(timer);
    timer = undefined;
    const deck = lane.parsed();
    const sections = outlineOf(deck).map(({ from: _, ...section }) => section);
    setIfNew(outline, { sections, slides: deck.slides.length });
    setIfNew(hints, hinting.hints(deck, lane.text()));
    title.set(titleOf(deck));
    shape.set(deck.settings.width / deck.settings.height);
    parsed.set(deck);
  };
  const later = () => {
    const now = Date.now();
    if (timer === undefined) dueAt = now + atMostMs;
    clearTimeout(timer);
    timer = setTimeout(readNow, Math.max(0, Math.min(restMs, dueAt - now)));
  };
  const stop = lane.onChange(later);
  readNow();
  return {
    parsed,
    outline,
    title,
    hints,
    shape,
    readNow,
    hear(message) {
      // Images fail one after the other; the whole deck is looked through for all of them once.
      if (hinting.hear(message, lane.parsed)) later();
    },
    close() {
      stop();
      clearTimeout(timer);
    },
  };
}

function setIfNew<T>(store: ReturnType<typeof createStore<T>>, value: T): void {
  if (JSON.stringify(store.get()) !== JSON.stringify(value)) store.set(value);
}
