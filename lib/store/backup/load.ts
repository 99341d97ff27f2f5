import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { type Applied, appliedIn, applyAll, type Migration, PRISMA_LOCK, pending, readMigrations } from '#store/migrate.ts';
import { connected } from './make.ts';
import { BackupTrouble, type DumpedTable, type Manifest, tablePath } from './manifest.ts';
import type { Backup } from './open.ts';
import { copyTarget, tablesOf } from './tables.ts';

/** Whoever still uses the tables has so long to stop. */
const LOCK_WITHIN = '20s';

type Target = { readonly databaseUrl: string; readonly migrations: string; readonly replace: boolean };

/** Throws BackupTrouble when this backup may not be put into that database. */
export async function mustBeFree({ databaseUrl, migrations, replace }: Target, manifest: Manifest): Promise<void> {
  const all = await readMigrations(migrations);
  unlessNewer('The backup', () => pending(all, new Map(manifest.migrations.map(({ name, checksum }) => [name, checksum]))));
  const client = await connected(databaseUrl);
  try {
    const applied = (await isThere(client, '_prisma_migrations')) ? await appliedIn(client) : new Map<string, string>();
    unlessNewer('The database', () => pending(all, applied));
    if (await isServed(client)) throw new BackupTrouble('Lectern runs on this database. Stop it first: what it knows would come back.');
    const decks = (await isThere(client, 'deck')) ? await client.query('SELECT count(*)::int AS count FROM deck') : null;
    const count: number = decks?.rows[0]?.count ?? 0;
    if (count > 0 && !replace)
      throw new BackupTrouble(
        `There are ${count} decks in this database. With --replace the backup takes their place; make a backup of them before. Or restore beside them: DATABASE_URL or LECTERN_DATA names another place.`,
      );
  } finally {
    await client.end();
  }
}

function unlessNewer(what: string, compare: () => unknown): void {
  try {
    compare();
  } catch (error) {
    const why = error instanceof Error ? error.message.replace('The database is newer than this version: it has', 'It has') : '';
    throw new BackupTrouble(`${what} is not of this Lectern or an older one. ${why} Update Lectern first; nothing was changed.`);
  }
}

/** Whether servers are connected; one that was just stopped is given a moment. */
async function isServed(client: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < 20; tries++) {
    const { rowCount } = await client.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'lectern'`,
    );
    if (!rowCount) return false;
    await sleep(100);
  }
  return true;
}

async function isThere(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table]);
  return rows[0]?.there ?? false;
}

/** Puts a backup into the place of what is in the database, in one transaction. Gives the number of rows. */
export async function load(backup: Backup, { databaseUrl, migrations }: Target): Promise<number> {
  const all = await readMigrations(migrations);
  const client = await connected(databaseUrl);
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [PRISMA_LOCK]);
    const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema');
    const aside = `lectern_restore_${randomBytes(6).toString('hex')}`;
    await client.query(`CREATE SCHEMA ${aside}; SET LOCAL search_path TO ${aside}; SET LOCAL lock_timeout = '${LOCK_WITHIN}'`);
    const count = await fill(client, backup, all);
    await takePlace(client, { from: aside, to: rows[0]?.schema ?? 'public', names: ['_prisma_migrations', ...tablesOf(all)] });
    await client.query('COMMIT');
    return count;
  } catch (error) {
    throw inWords(error);
  } finally {
    // An open transaction is as if it had never been.
    await client.end();
  }
}

/** Makes the tables as they were then, fills them, and makes of them what they are now. */
async function fill(client: pg.Client, { manifest, archive }: Backup, all: readonly Migration[]): Promise<number> {
  const then: Applied = new Map(manifest.migrations.map(({ name, checksum }) => [name, checksum]));
  await applyAll(
    client,
    all.filter(({ name }) => then.has(name)),
  );
  let count = 0;
  for (const table of manifest.tables) count += await fillTable(client, table, archive.read(tablePath(table.name)));
  for (const { table, column, last, called } of manifest.sequences)
    await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3, $4)', [table, column, last, called]);
  for (const table of ['deck_upload', 'upload']) await client.query(`DELETE FROM ${table} WHERE name = ANY($1)`, [manifest.removed]);
  await applyAll(client, pending(all, then));
  return count;
}

async function fillTable(client: pg.Client, table: DumpedTable, body: AsyncIterable<Uint8Array>): Promise<number> {
  const stream = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
  await pipeline(Readable.from(body), stream);
  if (stream.rowCount !== table.rows) throw new BackupTrouble(`Of ${table.rows} rows of ${table.name} ${stream.rowCount} arrived.`);
  return table.rows;
}

type Swap = { readonly from: string; readonly to: string; readonly names: readonly string[] };

/** Ours alone: what else is in the schema stays. */
async function takePlace(client: pg.Client, { from, to, names }: Swap): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind = 'r' AND relname = ANY($2)`,
    [from, names],
  );
  await client.query(`DROP TABLE IF EXISTS ${names.map((name) => `"${to}"."${name}"`).join(', ')} CASCADE`);
  for (const { name } of rows) await client.query(`ALTER TABLE "${name}" SET SCHEMA "${to}"`);
  await client.query(`DROP SCHEMA ${from}`);
}

/** What whoever runs this can mend, in words. */
function inWords(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === '55P03') return new BackupTrouble('Somebody uses the tables. Stop Lectern on all nodes; nothing was changed.');
  if (code === '42501') return new BackupTrouble('The database’s user may not do this: it must own the database. Nothing was changed.');
  return error;
}
