import { db, inTransaction } from '#store/db.ts';
import { shelf } from './shelf.ts';

/** Whether another deck has it: by its own upload, or in a text that was copied. A picture's address stands in one piece in each. */
const elsewhere = `SELECT EXISTS (SELECT 1 FROM deck_upload WHERE name = $1 AND deck_id <> $2)
  OR EXISTS (SELECT 1 FROM deck_snapshot WHERE deck_id <> $2 AND position($1 IN text) > 0)
  OR EXISTS (SELECT 1 FROM deck_update WHERE deck_id <> $2 AND position($1::bytea IN data) > 0) AS used`;

/** Takes a picture out of a deck. Its file goes with it, unless another deck shows it. Does nothing when the deck has no such picture. */
export async function removePicture(deckId: string, name: string): Promise<void> {
  const { rowCount } = await db().pool.query('DELETE FROM deck_upload WHERE deck_id = $1 AND name = $2', [deckId, name]);
  if (!rowCount) return;
  const { rows } = await db().pool.query<{ used: boolean }>(elsewhere, [name, deckId]);
  if (!rows[0]?.used) await removeFile(name, 'NOT EXISTS (SELECT 1 FROM deck_upload WHERE name = $1)');
}

/** Removes a picture from all decks, row before file, when this still holds (SQL; the name is $1). False when it did not. */
export async function removeFile(name: string, condition: string): Promise<boolean> {
  const gone = await inTransaction(async (client) => {
    const { rowCount } = await client.query(`SELECT 1 FROM upload WHERE name = $1 AND ${condition} FOR UPDATE`, [name]);
    if (!rowCount) return false;
    await client.query('DELETE FROM deck_upload WHERE name = $1', [name]);
    await client.query('DELETE FROM upload WHERE name = $1', [name]);
    return true;
  }, 'READ COMMITTED');
  if (gone) await shelf().remove(name);
  return gone;
}
