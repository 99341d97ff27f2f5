import * as z from 'zod/mini';
import type { Level } from '#access';
import { levelSchema } from '#wire';

/** What a page notes about the text of a deck that this browser keeps. Times are milliseconds since the epoch. */
const markSchema = z.object({
  /** Edits of the page that no server has confirmed, and when the oldest was made. */
  pending: z.number(),
  since: z.nullable(z.number()),
  /** What the person could do with the deck, as the server last said. */
  level: levelSchema,
  at: z.number(),
});
export type KeptMark = z.infer<typeof markSchema>;

/** What pages before this one left. `level` is null when nothing is kept. */
export type Left = { readonly pending: number; readonly since: number | null; readonly level: Level | null };

const prefix = 'lectern:kept:';
const ofDeck = (deckId: string) => `${prefix}${deckId}:`;

/** The browser's storage; null where the person keeps pages from it. */
function storage(): Storage | null {
  try {
    return typeof localStorage === 'undefined' ? null : localStorage;
  } catch {
    return null;
  }
}

function parse(raw: string | null): KeptMark | null {
  try {
    return markSchema.safeParse(JSON.parse(raw ?? '')).data ?? null;
  } catch {
    return null;
  }
}

/** The marks of all pages under a prefix, as they stand, by their key. */
function rawMarks(store: Storage, under: string): ReadonlyMap<string, string> {
  const keys = Array.from({ length: store.length }, (_, n) => store.key(n)).filter((key) => key?.startsWith(under));
  return new Map(keys.map((key) => [key ?? '', store.getItem(key ?? '') ?? '']));
}

function leftIn(raw: Iterable<string>): Left {
  const marks = [...raw].map(parse).filter((mark) => mark !== null);
  const sinces = marks.map(({ since }) => since).filter((since) => since !== null);
  return {
    pending: marks.reduce((sum, { pending }) => sum + pending, 0),
    since: sinces.length > 0 ? Math.min(...sinces) : null,
    level: marks.sort((a, b) => b.at - a.at).map(({ level }) => level)[0] ?? null,
  };
}

/** What is left of a deck in this browser. */
export function leftOf(deckId: string): Left {
  const store = storage();
  return leftIn(store ? rawMarks(store, ofDeck(deckId)).values() : []);
}

/** Takes all marks of a deck away. */
export function unmark(deckId: string): void {
  const store = storage();
  if (store) for (const key of rawMarks(store, ofDeck(deckId)).keys()) store.removeItem(key);
}

/** The decks of which everything is confirmed and that were not opened for editing since `before`. */
export function decksUnusedSince(before: number): readonly string[] {
  const store = storage();
  const decks = new Map<string, string[]>();
  for (const [key, raw] of store ? rawMarks(store, prefix) : []) {
    const deckId = key.slice(prefix.length).replace(/:[^:]*$/, '');
    decks.set(deckId, [...(decks.get(deckId) ?? []), raw]);
  }
  const isUnused = (raw: string) => {
    const mark = parse(raw);
    return mark === null || (mark.pending === 0 && mark.at < before);
  };
  return [...decks].filter(([, raws]) => raws.every(isUnused)).map(([deckId]) => deckId);
}

/**
 * The marks of one page. They are written in the same instant as the edit, and each page has its own, so that two pages of
 * one browser do not overwrite each other's.
 */
export type PageMarks = {
  /** What was left when the page opened. */
  readonly left: Left;
  /** False when it could not be written down. */
  note(mark: Omit<KeptMark, 'at'>): boolean;
  /** What was left then is committed. What other pages noted since stays. */
  settled(): void;
};

export function openMarks(deckId: string): PageMarks {
  const store = storage();
  const key = `${ofDeck(deckId)}${Math.random().toString(36).slice(2)}`;
  let found = store ? rawMarks(store, ofDeck(deckId)) : new Map<string, string>();
  return {
    left: leftIn(found.values()),
    note(mark) {
      try {
        store?.setItem(key, JSON.stringify({ ...mark, at: Date.now() }));
        return store !== null;
      } catch {
        return false;
      }
    },
    settled() {
      for (const [other, raw] of found) if (store?.getItem(other) === raw) store.removeItem(other);
      found = new Map();
    },
  };
}
