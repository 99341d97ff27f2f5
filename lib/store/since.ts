import { db, inTransaction } from './db.ts';
import type { LogClaim } from './log.ts';

/** How far a reader has read a deck's log: the highest id, how many rows there were, and when the snapshot was written. */
export type Mark = { readonly id: bigint; readonly rows: number; readonly snapshotAt: number };
export type Since = {
  readonly mark: Mark;
  /** The snapshot, if it is newer than the mark's. */
  readonly state: Uint8Array | null;
  readonly rows: readonly { readonly id: bigint; readonly data: Uint8Array }[];
  readonly claims: readonly LogClaim[];
};

/** Ids become visible out of order: a row may appear that is so far below the highest one. */
const MARGIN = 10_000n;
const markSql = `SELECT (SELECT max(id) FROM deck_update WHERE deck_id = $1) AS id,
  (SELECT count(*)::int FROM deck_update WHERE deck_id = $1) AS rows, (SELECT at FROM deck_snapshot WHERE deck_id = $1) AS at`;
type MarkRow = { id: string | null; rows: number; at: Date | null };
const markOf = (row: MarkRow | undefined): Mark => ({
  id: BigInt(row?.id ?? 0),
  rows: row?.rows ?? 0,
  snapshotAt: row?.at?.getTime() ?? 0,
});
export const nothingRead: Mark = { id: 0n, rows: 0, snapshotAt: 0 };

/** How much of a deck is stored; cheap. */
export async function readMark(deckId: string): Promise<Mark> {
  return markOf((await db().pool.query<MarkRow>(markSql, [deckId])).rows[0]);
}

/** What was stored since the mark, with some of what was there before. */
export async function readSince(deckId: string, { id, snapshotAt }: Mark): Promise<Since> {
  return inTransaction(async (client) => {
    const mark = markOf((await client.query<MarkRow>(markSql, [deckId])).rows[0]);
    const from = id > MARGIN ? id - MARGIN : 0n;
    const { rows } = await client.query<{ id: string; data: Buffer }>(
      'SELECT id, data FROM deck_update WHERE deck_id = $1 AND id > $2 ORDER BY id',
      [deckId, from.toString()],
    );
    const newer = mark.snapshotAt > snapshotAt;
    const snapshot = newer ? await client.query<{ state: Buffer }>('SELECT state FROM deck_snapshot WHERE deck_id = $1', [deckId]) : null;
    const clients = await client.query<{ client: string; owner: string }>('SELECT client, owner FROM deck_client WHERE deck_id = $1', [
      deckId,
    ]);
    return {
      mark,
      state: snapshot?.rows[0]?.state ?? null,
      rows: rows.map((row) => ({ id: BigInt(row.id), data: row.data })),
      claims: clients.rows.map((row) => ({ client: Number(row.client), ownerId: row.owner })),
    };
  });
}
