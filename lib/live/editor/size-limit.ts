import { EditorState, type Extension } from '@codemirror/state';
import { MAX_DECK_BYTES } from '#wire';

/** Holds back what would make the text larger than a deck may be: the server would refuse it. */
export function sizeLimit(onTooLarge: () => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    const grows = transaction.newDoc.length > transaction.startState.doc.length;
    const isOwn = transaction.isUserEvent('input') || transaction.isUserEvent('move');
    if (!grows || !isOwn || transaction.newDoc.length * 3 <= MAX_DECK_BYTES) return true;
    if (new TextEncoder().encode(transaction.newDoc.toString()).length <= MAX_DECK_BYTES) return true;
    queueMicrotask(onTooLarge);
    return false;
  });
}
