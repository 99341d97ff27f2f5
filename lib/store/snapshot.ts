import type pg from 'pg';
import * as Y from 'yjs';
import { inTransaction } from './db.ts';
import { CONTENT } from './text.ts';

/** A deck's log is compacted at this many rows or bytes, whichever comes first. */
export const COMPACT_AT_ROWS = 500;
export const COMPACT_AT_BYTES = 65_536;
/** … or this long after its first row. */
export const COMPACT_AFTER_MS = 300_000;

/** A deck's document as stored, and how much of it is log. */
export type StoredDoc = {
  readonly doc: Y.Doc;
  readonly rows: number;
  readonly bytes: number;
  /** When the last row of the log was written; null when all is in the snapshot. */
  readonly lastEditAt: Date | null;
};
type LogRow = { id: string; data: Buffer; at: Date };
type Rows = {
  readonly state: Uint8Array | null;
  readonly ids: readonly string[];
  readonly updates: readonly Uint8Array[];
  readonly lastEditAt: Date | null;
};

/** Reads a deck's document. Throws when a row cannot be read or is incomplete: a failed load never becomes an empty deck. */
export async function readDoc(deckId: string): Promise<StoredDoc> {
  const rows = await inTransaction((client) => readRows(client, deckId));
  const { updates, lastEditAt } = rows;
  return { doc: docOf(deckId, rows), rows: updates.length, bytes: updates.reduce((sum, data) => sum + data.byteLength, 0), lastEditAt };
}

/** Turns a deck's log into its snapshot, in one transaction that deletes exactly the rows it read. */
export async function compact(deckId: string): Promise<void> {
  await inTransaction(async (client) => {
    const rows = await readRows(client, deckId);
    if (rows.ids.length === 0) return;
    const doc = docOf(deckId, rows);
    const text = doc.getText(CONTENT).toString().replaceAll('\0', '\uFFFD');
    await client.query(
      `INSERT INTO deck_snapshot (deck_id, state, text) VALUES ($1, $2, $3)
       ON CONFLICT (deck_id) DO UPDATE SET state = EXCLUDED.state, text = EXCLUDED.text, at = now()`,
      [deckId, Buffer.from(Y.encodeStateAsUpdate(doc)), text],
    );
    await client.query('DELETE FROM deck_update WHERE deck_id = $1 AND id = ANY($2::bigint[])', [deckId, rows.ids]);
    doc.destroy();
  });
}

async function readRows(client: pg.PoolClient, deckId: string): Promise<Rows> {
  const snapshot = await client.query<{ state: Buffer }>('SELECT state FROM deck_snapshot WHERE deck_id = $1', [deckId]);
  const { rows } = await client.query<LogRow>('SELECT id, data, at FROM deck_update WHERE deck_id = $1 ORDER BY id', [deckId]);
  return {
    state: snapshot.rows[0]?.state ?? null,
    ids: rows.map(({ id }) => id),
    updates: rows.map(({ data }) => data),
    lastEditAt: rows.at(-1)?.at ?? null,
  };
}

function docOf(deckId: string, { state, updates }: Rows): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    if (state) Y.applyUpdate(doc, state);
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error(`The log of deck ${deckId} has a gap.`);
  return doc;
}
