import { welcome } from '#templates';
import { db } from './db.ts';
import { createDeck } from './decks.ts';

/** Whether any text was ever stored here: the log's sequence remembers, also when all decks are gone. */
async function wasEverFilled(): Promise<boolean> {
  const { rows } = await db().pool.query<{ is_called: boolean }>('select is_called from deck_update_id_seq');
  return rows[0]?.is_called ?? false;
}

/** Gives a new Lectern its first deck, the one that explains itself. Does nothing when any deck was ever made. */
export async function ensureWelcome(): Promise<void> {
  if (await wasEverFilled()) return;
  await createDeck({ markdown: welcome(), ownerId: null });
}
