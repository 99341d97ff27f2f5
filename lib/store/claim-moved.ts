import { db, inTransaction } from './db.ts';

/** By what the provider knows somebody. `email`: only one that it has checked. */
export type Known = { readonly sub: string; readonly email: string | null };

/** Gives an account what waits for it; gives the ids of the decks that are theirs now. What comes later goes to the account, too. */
export async function claimMoved(accountId: string, { sub, email }: Known): Promise<readonly string[]> {
  const { rows } = await db().pool.query<{ user_id: string }>(
    // Accounts that have what waited for them keep it, whoever else has the same address later.
    `SELECT user_id FROM moved_person JOIN app_user ON app_user.id = user_id WHERE issuer IS NULL AND (moved_person.sub = $1 OR moved_person.email = $2)`,
    [sub, email?.toLowerCase() ?? null],
  );
  const ids: string[] = [];
  for (const { user_id: waiting } of rows) {
    const decks = await inTransaction(async (client) => {
      const moved = await client.query<{ id: string }>('UPDATE deck SET owner_id = $2 WHERE owner_id = $1 RETURNING id', [
        waiting,
        accountId,
      ]);
      // Several may have been one person.
      const { rowCount } = await client.query('SELECT 1 FROM moved_person WHERE user_id = $1', [accountId]);
      if (!rowCount) await client.query('UPDATE moved_person SET user_id = $2 WHERE user_id = $1', [waiting, accountId]);
      await client.query('DELETE FROM app_user WHERE id = $1 AND issuer IS NULL', [waiting]);
      return moved.rows.map(({ id }) => id);
    }, 'READ COMMITTED');
    ids.push(...decks);
  }
  return ids;
}
