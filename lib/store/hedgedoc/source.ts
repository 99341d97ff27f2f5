import pg from 'pg';
import type { NoteRow, RevisionRow, UserRow } from './note.ts';

/** A HedgeDoc's database, which is only read. */
export type Source = {
  readonly noteIds: () => Promise<readonly string[]>;
  readonly note: (id: string) => Promise<NoteRow | null>;
  readonly revisions: (noteId: string) => Promise<readonly RevisionRow[]>;
  readonly users: () => Promise<readonly UserRow[]>;
  readonly close: () => Promise<void>;
};

const noteColumns = 'id, shortid, alias, title, content, permission, "ownerId", "createdAt", "lastchangeAt"';

/** Connects to it. Throws when there is none, or it is none of HedgeDoc's. */
export async function openSource(url: string): Promise<Source> {
  const client = new pg.Client({ connectionString: url, options: '-c default_transaction_read_only=on' });
  await client.connect();
  return {
    noteIds: async () => (await client.query<{ id: string }>('SELECT id FROM "Notes" ORDER BY "createdAt", id')).rows.map(({ id }) => id),
    note: async (id) => (await client.query<NoteRow>(`SELECT ${noteColumns} FROM "Notes" WHERE id = $1`, [id])).rows[0] ?? null,
    revisions: async (noteId) => {
      const query =
        'SELECT patch, "lastContent", content, authorship, "createdAt" FROM "Revisions" WHERE "noteId" = $1 ORDER BY "createdAt", id';
      return (await client.query<RevisionRow>(query, [noteId])).rows;
    },
    users: async () => (await client.query<UserRow>('SELECT id, profileid, profile, email FROM "Users"')).rows,
    close: () => client.end(),
  };
}
