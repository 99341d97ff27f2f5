import { db } from '#store/db.ts';
import { hashOf } from '#store/secrets.ts';

/** A picture of another site: our copy's name, or why there is none. */
export type MirrorRow = { readonly src: string; readonly name: string | null; readonly why: string | null; readonly triedAt: Date };

const columns = 'src, name, why, tried_at AS "triedAt"';

export async function findMirrored(deckId: string, src: string): Promise<MirrorRow | null> {
  const { rows } = await db().pool.query<MirrorRow>(`SELECT ${columns} FROM deck_mirror WHERE deck_id = $1 AND src_hash = $2`, [
    deckId,
    hashOf(src),
  ]);
  return rows[0] ?? null;
}

export async function mirroredOf(deckId: string): Promise<readonly MirrorRow[]> {
  return (await db().pool.query<MirrorRow>(`SELECT ${columns} FROM deck_mirror WHERE deck_id = $1`, [deckId])).rows;
}

export type Outcome = { readonly name: string; readonly why?: never } | { readonly name?: never; readonly why: string };

/** Writes down how it went. A copy that is there stays when a later try fails. */
export async function noteMirrored(deckId: string, src: string, { name, why }: Outcome): Promise<void> {
  await db().pool.query(
    `INSERT INTO deck_mirror (deck_id, src_hash, src, name, why) SELECT $1, $2, $3, $4, $5 WHERE EXISTS (SELECT 1 FROM deck WHERE id = $1)
     ON CONFLICT (deck_id, src_hash) DO UPDATE SET name = COALESCE(excluded.name, deck_mirror.name), why = excluded.why, tried_at = now()`,
    [deckId, hashOf(src), src, name ?? null, why ?? null],
  );
}
