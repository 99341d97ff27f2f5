import { IndexeddbPersistence } from 'y-indexeddb';
import type { Doc } from 'yjs';
import type { Level } from '#access';
import { type Left, openMarks } from './kept-marks.ts';
import { answerOf, canKeep, forgetKept, keptName } from './kept-text.ts';
import type { SyncLedger } from './sync-ledger.ts';

/** A document as this browser keeps it, so that what was written without a connection survives the page. */
export type Kept = {
  /** Resolves once what was kept is in the document, or the browser does not answer: what it gives later is taken then. */
  readonly loaded: Promise<void>;
  /** Will what is written now be there after a reload? */
  works(): boolean;
  /** Was this change of the document read from the browser? Then it is no edit of this page. */
  isOrigin(origin: unknown): boolean;
  /** What of the document the server has confirmed. */
  note(ledger: SyncLedger): void;
  /** What the server says that this person may do. */
  noteLevel(level: Level): void;
  /** What it said last, in this load of the page or, while something is kept, before; null when that is not known. */
  level(): Level | null;
  close(): Promise<void>;
  /** Forgets the document. */
  clear(): Promise<void>;
};

/** After these nothing more is stored. */
const ends = ['abort', 'error', 'close', 'versionchange'];

type Options = {
  readonly doc: Doc;
  /** When the document that was kept of the deck before has been forgotten. */
  readonly after?: Promise<void> | undefined;
  /** What was kept is in the document, of which so much was left unconfirmed. */
  readonly restored: (left: Left) => void;
};

export function openKept(deckId: string, { doc, after, restored }: Options): Kept {
  const marks = openMarks(deckId);
  const state = { works: false, closed: false, level: marks.left.level, noted: '' };
  let store: IndexeddbPersistence | null = null;
  const close = async () => {
    state.closed = true;
    state.works = false;
    if (store) await answerOf(store.destroy());
  };
  const read = async () => {
    if (!(await canKeep()) || state.closed) return;
    store = new IndexeddbPersistence(keptName(deckId), doc);
    const { db } = await store.whenSynced;
    if (!db || state.closed) return;
    state.works = true;
    for (const end of ends) db.addEventListener(end, () => void close());
    if (isCopy(doc)) restored(marks.left);
  };
  const load = async () => {
    await after;
    await answerOf(read());
  };
  return {
    loaded: load(),
    works: () => state.works,
    isOrigin: (origin) => origin instanceof IndexeddbPersistence,
    note(ledger) {
      const { level } = state;
      if (!state.works || level === null || !isCopy(doc)) return;
      if (ledger.settled()) marks.settled();
      // what was left stays in the marks of the pages that left it
      const mark = { ...ledger.own(), level };
      const next = JSON.stringify(mark);
      if (next === state.noted) return;
      state.noted = next;
      state.works = marks.note(mark);
    },
    noteLevel(level) {
      state.level = level;
    },
    level: () => state.level,
    close,
    async clear() {
      await close();
      await forgetKept(deckId);
    },
  };
}

/** Nothing is edited before the first sync, so a document that holds anything was the server's once. */
export const isCopy = (doc: Doc): boolean => doc.store.clients.size > 0;
