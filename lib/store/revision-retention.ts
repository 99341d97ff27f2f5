import type pg from 'pg';

/** Which automatic revisions stay: the newest so many, and none older than so many days; 0 days: however old. */
export type Kept = { readonly count: number; readonly days: number };
type Setup = { readonly kept: Kept; readonly textOf: (n: number) => Promise<string | null> };

/** Removes the automatic revisions of a deck that need not stay. What is based on one of them gets its whole text first. */
export async function prune(client: pg.PoolClient, deckId: string, { kept, textOf }: Setup): Promise<void> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT n FROM (
       SELECT n, at, row_number() OVER (ORDER BY n DESC) AS place FROM deck_revision WHERE deck_id = $1 AND kind = 'auto') AS automatic
     WHERE place > $2 OR (place > 1 AND $3 > 0 AND at < now() - $3 * interval '1 day')`,
    [deckId, kept.count, kept.days],
  );
  const gone = rows.map(({ n }) => n);
  if (gone.length === 0) return;
  const orphans = await client.query<{ n: number }>(
    'SELECT n FROM deck_revision WHERE deck_id = $1 AND base = ANY($2::int[]) AND NOT n = ANY($2::int[])',
    [deckId, gone],
  );
  for (const { n } of orphans.rows) {
    const text = Buffer.from((await textOf(n)) ?? '');
    await client.query('UPDATE deck_revision SET base = NULL, data = $3 WHERE deck_id = $1 AND n = $2', [deckId, n, text]);
  }
  await client.query('DELETE FROM deck_revision WHERE deck_id = $1 AND n = ANY($2::int[])', [deckId, gone]);
}
