import { inTransaction } from '#store/db.ts';
import { newId } from '#store/people.ts';
import { identityOfUser, type UserRow } from './note.ts';

/** Ids here of people there; those who have signed in since are their accounts. */
export type MovedPeople = {
  readonly ownerOf: (userId: string | null) => Promise<string>;
  readonly nameOf: (userId: string) => string | null;
};

/** Stands for whoever owns what nobody owns: a deck without an owner would be everybody's. */
const NOBODY = 'nobody';

/**
 * Owners for the notes of these people: rows that wait for them. Whoever signs in with the same subject, or the same e-mail address that the
 * provider has checked, gets what waits.
 */
export function movedPeople(users: readonly UserRow[]): MovedPeople {
  const byId = new Map(users.map((user) => [user.id, user]));
  const known = new Map<string, string>();
  return {
    nameOf: (userId) => {
      const user = byId.get(userId);
      return user ? identityOfUser(user).name : null;
    },
    ownerOf: async (userId) => {
      const user = userId === null ? undefined : byId.get(userId);
      const sourceId = user?.id ?? NOBODY;
      const id = known.get(sourceId) ?? (await waitingFor(sourceId, user));
      known.set(sourceId, id);
      return id;
    },
  };
}

async function waitingFor(sourceId: string, user: UserRow | undefined): Promise<string> {
  const { name, email, sub } = user ? identityOfUser(user) : { name: 'HedgeDoc', email: null, sub: null };
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ user_id: string }>('SELECT user_id FROM moved_person WHERE source_id = $1', [sourceId]);
    if (rows[0]) return rows[0].user_id;
    const id = newId();
    await client.query('INSERT INTO app_user (id, name, chosen_name) VALUES ($1, $2, true)', [id, name]);
    await client.query('INSERT INTO moved_person (user_id, source_id, email, sub) VALUES ($1, $2, $3, $4)', [id, sourceId, email, sub]);
    return id;
  }, 'READ COMMITTED');
}
