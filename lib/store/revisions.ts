import type pg from 'pg';
import * as z from 'zod';
import { applyEdits, diffText } from '#deck';
import { db, inTransaction } from './db.ts';
import { LecternError, noDeck } from './errors.ts';
import { type Kept, prune } from './revision-retention.ts';

/** Every so many revisions one holds the whole text; the others are edits of the one before. */
const KEYFRAME_EVERY = 20;
export const REVISIONS_PER_PAGE = 50;
const MAX_REVISIONS_PER_PAGE = 200;
const DIFF_SECONDS = 0.05;

/** Who wrote; id null for people without a cookie. */
export type Author = { readonly id: string | null; readonly name: string };
/** A kept state of the text. `named`: somebody asked for it, and it is never removed. */
export type Revision = {
  readonly n: number;
  readonly kind: 'auto' | 'named';
  readonly name: string | null;
  readonly authors: readonly Author[];
  readonly at: Date;
};
export type NewRevision = { readonly text: string; readonly authors: readonly Author[]; readonly name?: string | null };

type Row = { n: number; kind: string; base: number | null; data: Buffer; name: string | null; authors: unknown; at: Date };
const authorsSchema = z.array(z.object({ id: z.string().nullable(), name: z.string() }));
const editsSchema = z.array(z.object({ from: z.number(), remove: z.number(), insert: z.string() }));

/**
 * Keeps the text as a revision and removes old ones as `kept` says. A text that the last revision has already makes no
 * automatic one: null. Throws LecternError "no-deck".
 */
export async function keepRevision(deckId: string, { text, authors, name = null }: NewRevision, kept: Kept): Promise<Revision | null> {
  return inTransaction(async (client) => {
    // One after another, whichever process they come from.
    const { rowCount } = await client.query('SELECT 1 FROM deck WHERE id = $1 FOR NO KEY UPDATE', [deckId]);
    if (!rowCount) throw noDeck();
    const last = await lastRevision(client, deckId);
    // Half a character has no bytes in UTF-8.
    const wellFormed = Buffer.from(text).toString();
    if (name === null && last?.text === wellFormed) return null;
    const { rows } = await client.query<Row>(
      `INSERT INTO deck_revision (deck_id, n, kind, base, data, authors, name) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING *`,
      [deckId, (last?.n ?? 0) + 1, name === null ? 'auto' : 'named', ...stored(wellFormed, last), JSON.stringify(authors), name],
    );
    await prune(client, deckId, { kept, textOf: (n) => textAt(client, deckId, n) });
    return rows[0] ? revisionOf(rows[0]) : null;
  }, 'READ COMMITTED');
}

/** A state of the text from elsewhere, with the time it had there. */
export type OlderRevision = { readonly text: string; readonly authors: readonly Author[]; readonly at: Date };

/** Keeps states from elsewhere, oldest first, as automatic revisions. */
export async function bringRevisions(client: pg.PoolClient, deckId: string, older: readonly OlderRevision[]): Promise<void> {
  if (older.length === 0) return;
  let last = await lastRevision(client, deckId);
  const rows = older.map(({ text, authors, at }) => {
    const wellFormed = Buffer.from(text).toString().replaceAll('\0', '\uFFFD');
    const [base, data] = stored(wellFormed, last);
    last = { n: (last?.n ?? 0) + 1, text: wellFormed };
    return { n: last.n, base, data, authors: JSON.stringify(authors), at };
  });
  await client.query(
    `INSERT INTO deck_revision (deck_id, n, kind, base, data, authors, at)
     SELECT $1, n, 'auto', base, data, authors::jsonb, at FROM unnest($2::int[], $3::int[], $4::bytea[], $5::text[], $6::timestamptz[]) AS older(n, base, data, authors, at)`,
    [deckId, ...(['n', 'base', 'data', 'authors', 'at'] as const).map((column) => rows.map((row) => row[column]))],
  );
}

/** Newest first. `next`: the `before` of the page that follows, null at the end. */
export async function listRevisions(
  deckId: string,
  { before, limit = REVISIONS_PER_PAGE }: { readonly before?: number | undefined; readonly limit?: number | undefined } = {},
): Promise<{ readonly revisions: readonly Revision[]; readonly next: number | null }> {
  const take = Math.min(Math.max(limit, 1), MAX_REVISIONS_PER_PAGE);
  const { rows } = await db().pool.query<Row>(
    `SELECT n, kind, name, authors, at FROM deck_revision WHERE deck_id = $1 AND ($2::int IS NULL OR n < $2) ORDER BY n DESC LIMIT $3`,
    [deckId, before ?? null, take + 1],
  );
  const revisions = rows.slice(0, take).map(revisionOf);
  return { revisions, next: rows.length > take ? (revisions.at(-1)?.n ?? null) : null };
}

/** When the last revision was kept, or null. */
export async function lastRevisionAt(deckId: string): Promise<Date | null> {
  const { rows } = await db().pool.query<{ at: Date }>('SELECT at FROM deck_revision WHERE deck_id = $1 ORDER BY n DESC LIMIT 1', [deckId]);
  return rows[0]?.at ?? null;
}

/** The text of a revision. Throws LecternError "no-revision". */
export async function revisionText(deckId: string, n: number): Promise<string> {
  const text = await inTransaction((client) => textAt(client, deckId, n));
  if (text === null) throw new LecternError('no-revision', 'It may have been removed, as old automatic revisions are.');
  return text;
}

/** The number in an address. Throws LecternError "no-revision" for what is none. */
export function revisionNumber(words: string): number {
  if (!/^[1-9]\d{0,8}$/.test(words)) throw new LecternError('no-revision', 'Revisions have whole numbers from 1.');
  return Number(words);
}

type Known = { readonly n: number; readonly text: string };

async function lastRevision(client: pg.PoolClient, deckId: string): Promise<Known | null> {
  const { rows } = await client.query<{ n: number }>('SELECT max(n) AS n FROM deck_revision WHERE deck_id = $1', [deckId]);
  const n = rows[0]?.n ?? null;
  return n === null ? null : { n, text: (await textAt(client, deckId, n)) ?? '' };
}

function stored(text: string, last: Known | null): [base: number | null, data: Buffer] {
  if (!last || last.n % KEYFRAME_EVERY === 0) return [null, Buffer.from(text)];
  const edits = JSON.stringify(diffText(last.text, text, DIFF_SECONDS));
  return edits.length < text.length ? [last.n, Buffer.from(edits)] : [null, Buffer.from(text)];
}

/** Null for a revision that is not there. */
async function textAt(client: pg.PoolClient, deckId: string, n: number): Promise<string | null> {
  const { rows } = await client.query<Pick<Row, 'base' | 'data'>>(
    `WITH RECURSIVE chain AS (
       SELECT n, base, data FROM deck_revision WHERE deck_id = $1 AND n = $2
       UNION ALL SELECT r.n, r.base, r.data FROM deck_revision r JOIN chain ON r.deck_id = $1 AND r.n = chain.base)
     SELECT base, data FROM chain ORDER BY n`,
    [deckId, n],
  );
  const [first, ...rest] = rows;
  if (!first) return null;
  if (first.base !== null) throw new Error(`Revision ${n} of deck ${deckId} has lost what it is based on.`);
  return rest.reduce((text, { data }) => applyEdits(text, editsSchema.parse(JSON.parse(data.toString()))), first.data.toString());
}

function revisionOf({ n, kind, name, authors, at }: Omit<Row, 'base' | 'data'>): Revision {
  return { n, kind: kind === 'named' ? 'named' : 'auto', name, authors: authorsSchema.parse(authors), at };
}
