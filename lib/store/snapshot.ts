import * as Y from 'yjs';
import { inTransaction } from './db.ts';

/** A deck's log is compacted at this many rows or bytes, whichever comes first. */
export const COMPACT_AT_ROWS = 500;
export const COMPACT_AT_BYTES = 65_536;
/** … or this long after its first row. */
export const COMPACT_AFTER_MS = 300_000;

/** A deck's document as stored, and how much of it is log. */
export type StoredDoc = {
  readonly doc: Y.Doc;
  readonly bytes: number;
  /** When the last row of the log was written; null when all is in the snapshot. */
  readonly lastEditAt: Date | null;
} & Held;
/** What of a deck's rows is in a document for sure. */
export type Held = {
  readonly ids: ReadonlySet<string>;
  /** Which snapshot: when it was written, as Postgres says it. */
  readonly snapshotAt: string | null;
};
type Row<T> = { id: string; data: T };
type Snapshot = { at: string; state: Buffer | null; text: string };

/** Reads a deck's document. Throws when a row cannot be read or is incomplete: a failed load never becomes an empty deck. */
export async function readDoc(deckId: string): Promise<StoredDoc> {
  const { snapshot, rows } = await inTransaction(async (client) => ({
    snapshot: (await client.query<Snapshot>('SELECT at::text, state FROM deck_snapshot WHERE deck_id = $1', [deckId])).rows[0],
    rows: (await client.query<Row<Buffer> & { at: Date }>('SELECT id, data, at FROM deck_update WHERE deck_id = $1 ORDER BY id', [deckId]))
      .rows,
  }));
  const doc = new Y.Doc();
  doc.transact(() => {
    if (snapshot?.state) Y.applyUpdate(doc, snapshot.state);
    for (const { data } of rows) Y.applyUpdate(doc, data);
  });
  if (doc.store.pendingStructs || doc.store.pendingDs) throw gap(deckId);
  return {
    doc,
    bytes: rows.reduce((sum, { data }) => sum + data.byteLength, 0),
    lastEditAt: rows.at(-1)?.at ?? null,
    ids: new Set(rows.map(({ id }) => id)),
    snapshotAt: snapshot?.at ?? null,
  };
}

type OpenDoc = {
  readonly doc: Y.Doc;
  /** Its text. */
  readonly text: () => string;
  readonly held: Held;
  /** Applies to it what it may not have; false when that builds on something missing. */
  readonly learn: (updates: readonly Uint8Array[]) => boolean;
};

/**
 * Turns a deck's log into its snapshot, in one transaction that deletes exactly the rows it read. The snapshot is what the
 * document holds, after it has learnt of what others stored: so nothing is decoded that is known. Gives what is in the snapshot now;
 * null when there was nothing to do. Throws when the log has a gap.
 */
export async function compact(deckId: string, { doc, text, held, learn }: OpenDoc): Promise<Held | null> {
  return inTransaction(async (client) => {
    const { rows } = await client.query<Row<Buffer | null>>(
      'SELECT id, CASE WHEN id = ANY($2::bigint[]) THEN NULL ELSE data END AS data FROM deck_update WHERE deck_id = $1 ORDER BY id',
      [deckId, [...held.ids]],
    );
    if (rows.length === 0) return null;
    const { rows: snapshots } = await client.query<Snapshot>(
      'SELECT state FROM deck_snapshot WHERE deck_id = $1 AND at::text IS DISTINCT FROM $2',
      [deckId, held.snapshotAt],
    );
    const news = [...snapshots.map(({ state }) => state), ...rows.map(({ data }) => data)].filter((update) => update !== null);
    if (news.length > 0 && !learn(news)) throw gap(deckId);
    const written = await client.query<{ at: string }>(
      `INSERT INTO deck_snapshot (deck_id, state, text) VALUES ($1, $2, $3)
       ON CONFLICT (deck_id) DO UPDATE SET state = EXCLUDED.state, text = EXCLUDED.text, at = now() RETURNING at::text`,
      [deckId, Buffer.from(Y.encodeStateAsUpdate(doc)), text().replaceAll('\0', '\uFFFD')],
    );
    const ids = rows.map(({ id }) => id);
    await client.query('DELETE FROM deck_update WHERE deck_id = $1 AND id = ANY($2::bigint[])', [deckId, ids]);
    return { ids: new Set(ids), snapshotAt: written.rows[0]?.at ?? null };
  });
}

const gap = (deckId: string): Error => new Error(`The log of deck ${deckId} has a gap.`);
