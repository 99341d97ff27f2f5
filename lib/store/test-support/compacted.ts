import * as Y from 'yjs';
import { compact, readDoc } from '#store/snapshot.ts';
import { CONTENT } from '#store/text.ts';

/** Compacts a deck that is open nowhere. */
export async function compacted(deckId: string): Promise<void> {
  const { doc, ...held } = await readDoc(deckId);
  const learn = (updates: readonly Uint8Array[]) => {
    for (const update of updates) Y.applyUpdate(doc, update);
    return doc.store.pendingStructs === null;
  };
  await compact(deckId, { doc, text: () => doc.getText(CONTENT).toString(), held, learn });
}
