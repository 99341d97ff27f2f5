import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

/** The lock that `prisma migrate` takes, so that both wait for each other. */
export const PRISMA_LOCK = 72_707_369;

const table = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

export type Migration = { readonly name: string; readonly sql: string; readonly checksum: string };
/** Checksum by name. */
export type Applied = ReadonlyMap<string, string>;

/**
 * Applies what is new in `prisma/migrations`, as `prisma migrate deploy` would, without its engine; gives the names
 * of what it applied. Each migration is one transaction. Throws when the database has migrations that this version
 * does not know, or when an applied one was changed since.
 */
export async function migrate(databaseUrl: string, folder: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK]);
    await client.query('SET client_min_messages = warning');
    await client.query(table);
    const migrations = await readMigrations(folder);
    const fresh = pending(migrations, await appliedIn(client));
    for (const migration of fresh) await apply(client, migration);
    return fresh.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Are all migrations of the folder applied? Throws when the database does not answer. */
export async function migrated(pool: pg.Pool, folder: string): Promise<boolean> {
  const { rows } = await pool.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`);
  if (!rows[0]?.there) return false;
  const applied = await appliedIn(pool);
  return (await readMigrations(folder)).every(({ name }) => applied.has(name));
}

/** All migrations of the folder, in their order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
  return Promise.all(
    names.map(async (name) => {
      const bytes = await readFile(join(folder, name, 'migration.sql'));
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
}

/** What is applied. Rejects when the database has never had a migration. */
export async function appliedIn(client: pg.Client | pg.Pool): Promise<Applied> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    'SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

/** What is not applied yet. Throws when something is applied that this version does not know, or knows otherwise. */
export function pending(migrations: readonly Migration[], applied: Applied): readonly Migration[] {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = [...applied.keys()].find((name) => !known.has(name));
  if (unknown) throw new Error(`The database is newer than this version: it has the migration ${unknown}.`);
  const changed = migrations.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (changed) throw new Error(`The migration ${changed.name} was changed after it was applied.`);
  return migrations.filter(({ name }) => !applied.has(name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await applyAll(client, [migration]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`The migration ${migration.name} failed.`, { cause: error });
  }
}

/** Applies these in the transaction that the client is in, to the schema that comes first for it. */
export async function applyAll(client: pg.Client, migrations: readonly Migration[]): Promise<void> {
  await client.query(table);
  for (const { name, sql, checksum } of migrations) {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), checksum, name],
    );
  }
}
