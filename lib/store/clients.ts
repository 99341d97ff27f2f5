import { db } from './db.ts';
import type { LogClaim } from './log.ts';

/** Which person each Yjs client of a deck belongs to, as far as it is stored. */
export async function readClients(deckId: string): Promise<LogClaim[]> {
  const { rows } = await db().pool.query<{ client: string; owner: string }>('SELECT client, owner FROM deck_client WHERE deck_id = $1', [
    deckId,
  ]);
  return rows.map(({ client, owner }) => ({ client: Number(client), ownerId: owner }));
}
