import type { Text, YTextEvent } from 'yjs';
import { type ParsedDeck, parseDeck, slideAt, type TextEdit } from '#deck';
import type { StageView } from '#wire';
import type { DeckFeed, FeedChange, FeedStatus } from './feed.ts';
import { createStore, type Store } from './store.ts';
import type { Connection } from './sync-session.ts';
import { offsetOfAnchor } from './sync-stage.ts';

const quietStage: StageView = { n: 0, live: null, place: null, anchor: null, ended: null, followers: 0 };

export type SyncFeed = DeckFeed & {
  readonly status: Store<FeedStatus>;
  /** The text, taken apart; the work is done once for each state of the text. */
  parsed(): ParsedDeck;
  /** Shows this connection's document from now on, as one change from what was shown before. */
  show(connection: Connection): void;
  /** The server said where the stage is. */
  stageSaid(stage: StageView): void;
};

/** The lane's text and stage, whichever document they live in at the moment. */
export function openSyncFeed(): SyncFeed {
  const listeners = new Set<(change: FeedChange) => void>();
  const stage = createStore(quietStage);
  let shown: Connection | null = null;
  let text: string | null = '';
  let parsed: ParsedDeck | null = null;
  const textNow = () => {
    text ??= shown?.ytext.toString() ?? '';
    return text;
  };
  const parsedNow = (): ParsedDeck => {
    const deck = parsed ?? parseDeck(textNow());
    parsed = deck;
    return deck;
  };
  const resolve = (view: StageView) => resolved(view, shown?.ytext ?? null, parsedNow);
  const changed = (splices: readonly TextEdit[]) => {
    text = null;
    parsed = null;
    if (splices.length === 0) return;
    const { live } = stage.get();
    const next = live ? resolve(stage.get()) : null;
    const place = next?.place ?? null;
    for (const listener of [...listeners]) listener(place ? { splices, place } : { splices });
    if (next) stage.set(next);
  };
  const observe = (event: YTextEvent) => changed(splicesOf(event));
  return {
    text: textNow,
    parsed: parsedNow,
    stage,
    status: createStore<FeedStatus>('connecting'),
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    show(connection) {
      const before = textNow();
      shown?.ytext.unobserve(observe);
      shown = connection;
      connection.ytext.observe(observe);
      changed(wholeChange(before, connection.ytext.toString()));
      stage.set(resolve(stage.get()));
    },
    stageSaid: (view) => stage.set(resolve(view)),
  };
}

/** The stage with its place against the text as it is now. */
function resolved(view: StageView, ytext: Text | null, parsed: () => ParsedDeck): StageView {
  const offset = ytext && view.anchor !== null ? offsetOfAnchor(ytext, view.anchor) : null;
  if (offset === null || view.place === null) return view;
  const slide = slideAt(parsed(), offset).number;
  return slide === view.place.slide ? view : { ...view, place: { ...view.place, slide } };
}

/** A Y.Text event as edits, each against the text after those before it. */
function splicesOf(event: YTextEvent): TextEdit[] {
  const splices: TextEdit[] = [];
  let at = 0;
  for (const { insert, delete: remove, retain } of event.delta) {
    if (retain !== undefined) at += retain;
    else if (remove !== undefined) splices.push({ from: at, remove, insert: '' });
    else if (typeof insert === 'string') {
      splices.push({ from: at, remove: 0, insert });
      at += insert.length;
    }
  }
  return splices;
}

/** One edit from `before` to `after`, without what they share at both ends. */
function wholeChange(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  return [{ from: head, remove: before.length - head - tail, insert: after.slice(head, after.length - tail) }];
}
