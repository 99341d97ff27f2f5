import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import { Doc } from 'yjs';
import { decksUnusedSince, unmark } from './kept-marks.ts';

/** A text of which everything is confirmed is kept for so long after it was last edited or opened here. */
const KEEP_MS = 30 * 24 * 3600 * 1000;
/** A browser that does not answer by then is taken to keep nothing. */
const ANSWER_MS = 3_000;
const probeName = 'lectern:probe';

/** The name of a deck's database in this browser. */
export const keptName = (deckId: string): string => `lectern:deck:${deckId}`;

/** Gives what the promise gives; null when it fails or takes longer than ANSWER_MS. */
export async function answerOf<T>(promise: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, ANSWER_MS, null);
  });
  const answer = await Promise.race([promise.catch(() => null), late]);
  clearTimeout(timer);
  return answer;
}

/** Can this page keep something? y-indexeddb does not say when it cannot. */
export async function canKeep(): Promise<boolean> {
  if (typeof indexedDB === 'undefined') return false;
  const opened = new Promise<boolean>((resolve, reject) => {
    const asked = indexedDB.open(probeName);
    asked.onerror = reject;
    asked.onsuccess = () => {
      asked.result.close();
      resolve(true);
    };
  });
  return (await answerOf(opened)) === true;
}

/** The text of a deck as this browser keeps it; null when it keeps none. */
export async function readKept(deckId: string): Promise<string | null> {
  if (!(await canKeep())) return null;
  const doc = new Doc();
  const store = new IndexeddbPersistence(keptName(deckId), doc);
  const read = await answerOf(store.whenSynced);
  const text = read && doc.store.clients.size > 0 ? doc.getText('content').toString() : null;
  await store.destroy();
  doc.destroy();
  return text;
}

/** Forgets the deck in this browser. */
export async function forgetKept(deckId: string): Promise<void> {
  unmark(deckId);
  if (typeof indexedDB !== 'undefined') await answerOf(clearDocument(keptName(deckId)));
}

/** Forgets the decks of which everything was confirmed long ago. @param now milliseconds since the epoch */
export async function sweepKept(now: number): Promise<void> {
  for (const deckId of decksUnusedSince(now - KEEP_MS)) await forgetKept(deckId);
}
