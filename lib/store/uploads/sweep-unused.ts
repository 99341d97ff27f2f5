import { db } from '#store/db.ts';
import { env } from '#store/env.ts';
import { revisionText } from '#store/revisions.ts';
import { removeFile } from './remove-picture.ts';

/** Every name that stands in a text: of the decks, trashed or not, of edits that are not in their snapshots yet, and of revisions; and our copies of others' pictures. */
const names = `SELECT DISTINCT found[1] AS name
  FROM (SELECT text FROM deck_snapshot
    UNION ALL SELECT encode(data, 'escape') FROM deck_update
    UNION ALL SELECT encode(data, 'escape') FROM deck_revision
    UNION ALL SELECT name FROM deck_mirror WHERE name IS NOT NULL) AS texts(text),
  regexp_matches(text, '([0-9a-f]{32}\\.(?:png|jpg|webp|gif|avif))', 'g') AS found`;

/** `unused`: pictures that no text names now; `removed`: those of them that went. */
export type SweptPictures = { readonly unused: number; readonly removed: number };

/**
 * Notes which pictures no text names, and removes those that none has named for UPLOADS_UNUSED_DAYS. With 0 days they are only counted.
 * `now` in milliseconds since the epoch.
 */
export async function sweepUnused(now = Date.now()): Promise<SweptPictures> {
  await db().pool.query(
    `WITH named AS MATERIALIZED (${names})
     UPDATE upload SET unused_since = CASE WHEN name IN (SELECT name FROM named) THEN NULL ELSE COALESCE(unused_since, $1) END
     WHERE (unused_since IS NULL) <> (name IN (SELECT name FROM named))`,
    [new Date(now)],
  );
  const days = env().UPLOADS_UNUSED_DAYS;
  const before = days === 0 ? null : new Date(now - days * 86_400_000);
  const { rows } = await db().pool.query<{ name: string; due: boolean }>(
    'SELECT name, COALESCE(unused_since < $1, false) AS due FROM upload WHERE unused_since IS NOT NULL',
    [before],
  );
  let removed = 0;
  for (const { name, due } of rows) {
    if (due && !(await isInRevision(name)) && (await removeFile(name, 'unused_since IS NOT NULL'))) removed++;
  }
  return { unused: rows.length - removed, removed };
}

/** A revision may hold a name in pieces: as edits of the one before. */
async function isInRevision(name: string): Promise<boolean> {
  const { rows } = await db().pool.query<{ deckId: string; n: number }>(
    'SELECT r.deck_id AS "deckId", r.n FROM deck_revision r JOIN deck_upload USING (deck_id) WHERE deck_upload.name = $1 AND r.base IS NOT NULL',
    [name],
  );
  for (const { deckId, n } of rows) {
    if ((await revisionText(deckId, n)).includes(name)) return true;
  }
  return false;
}
