import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { appliedIn, pending, readMigrations } from '#store/migrate.ts';
import type { Shelf } from '#store/uploads/shelf.ts';
import { type NewArchive, newArchive } from './archive.ts';
import {
  BackupTrouble,
  type DumpedTable,
  type KeptPicture,
  MANIFEST,
  type Manifest,
  NEW_MANIFEST,
  picturePath,
  tablePath,
} from './manifest.ts';
import { copyTarget, keptTables, sequencesOf, type Table, tablesOf } from './tables.ts';

/** Where a backup is made of, and where it goes. `migrations`: their folder; `version`: of Lectern. */
export type Making = {
  readonly databaseUrl: string;
  readonly shelf: Shelf;
  readonly migrations: string;
  readonly version: string;
  readonly path: string;
};
type Row = { readonly name: string; readonly sha256: string; readonly type: string };
type Dump = Omit<Manifest, 'pictures' | 'lost' | 'removed'> & { readonly rows: readonly Row[] };
/** `damaged`: pictures whose bytes are not those that were stored. */
export type Made = { readonly manifest: Manifest; readonly bytes: number; readonly damaged: readonly string[] };
/**
 * Writes database and pictures into one file, beside a running server. The database is as it was at one moment: what was acknowledged
 * before this began is in it. The pictures are copied after it: a file is written before its row, and stays as long as the row does.
 * Throws BackupTrouble; nothing is left behind then.
 */
export async function backUp(making: Making): Promise<Made> {
  const archive = await newArchive(making.path).catch((error: Error) => {
    throw new BackupTrouble(`The backup cannot be written: ${error.message}.`);
  });
  try {
    const { rows, ...dump } = await dumpDatabase(making, archive);
    const { damaged, ...pictures } = await copyPictures(making, archive, rows);
    const manifest = { ...dump, ...pictures };
    await archive.add(MANIFEST, inPieces(JSON.stringify(manifest, null, 1)), true);
    return { manifest, bytes: await archive.finish(), damaged };
  } catch (error) {
    await archive.abandon();
    throw error;
  }
}

async function dumpDatabase({ databaseUrl, migrations, version }: Making, archive: NewArchive): Promise<Dump> {
  const client = await connected(databaseUrl);
  try {
    // One view of the database for all that is read, whoever writes meanwhile.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(
      "SET LOCAL bytea_output = 'hex'; SET LOCAL datestyle = 'ISO'; SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 1",
    );
    const all = await readMigrations(migrations);
    const applied = await appliedIn(client).catch(() => {
      throw new BackupTrouble('There is no Lectern in this database yet.');
    });
    if (pending(all, applied).length > 0)
      throw new BackupTrouble('The database is of an older Lectern. Start this one on it once, or use that one.');
    const tables = await keptTables(client, tablesOf(all));
    const dumped: DumpedTable[] = [];
    for (const table of tables) dumped.push(await dumpTable(client, archive, table));
    const at = await client.query<{ at: Date }>('SELECT now() AS at');
    const { rows } = await client.query<Row>('SELECT name, sha256, type FROM upload ORDER BY name');
    return {
      ...{ ...NEW_MANIFEST, version, at: (at.rows[0]?.at ?? new Date()).toISOString(), rows, tables: dumped },
      migrations: all.map(({ name, checksum }) => ({ name, checksum })),
      sequences: await sequencesOf(client, tables),
    };
  } finally {
    await client.end();
  }
}

async function dumpTable(client: pg.Client, archive: NewArchive, table: Table): Promise<DumpedTable> {
  const stream = client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`));
  const sum = await archive.add(tablePath(table.name), stream, true);
  return { name: table.name, columns: [...table.columns], rows: stream.rowCount, ...sum };
}

type Copied = Pick<Manifest, 'pictures' | 'lost' | 'removed'> & { readonly damaged: readonly string[] };

async function copyPictures({ databaseUrl, shelf }: Making, archive: NewArchive, rows: readonly Row[]): Promise<Copied> {
  const pictures: KeptPicture[] = [];
  const [absent, damaged]: [string[], string[]] = [[], []];
  for (const { name, sha256, type } of rows) {
    const stream = await shelf.open(name);
    if (!stream) {
      absent.push(name);
      continue;
    }
    const sum = await archive.add(picturePath(name), stream, false);
    if (sum.sha256 !== sha256) damaged.push(name);
    pictures.push({ name, type, ...sum });
  }
  return { pictures, damaged, ...(await whyAbsent(databaseUrl, absent)) };
}

/** Who takes a picture out of a deck removes its row, then its file: what has a row yet was lost. */
async function whyAbsent(databaseUrl: string, absent: readonly string[]): Promise<Pick<Manifest, 'lost' | 'removed'>> {
  if (absent.length === 0) return { lost: [], removed: [] };
  const client = await connected(databaseUrl);
  try {
    const { rows } = await client.query<{ name: string }>('SELECT name FROM upload WHERE name = ANY($1)', [absent]);
    const there = new Set(rows.map(({ name }) => name));
    return { lost: absent.filter((name) => there.has(name)), removed: absent.filter((name) => !there.has(name)) };
  } finally {
    await client.end();
  }
}

/** Not under the servers' name, by which a restore knows them. */
export async function connected(databaseUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'lectern backup' });
  // What breaks in between is heard of by whoever asks next.
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw new BackupTrouble(`The database does not answer: ${error.message}.`);
  });
  await client.query("SET client_encoding = 'UTF8'; SET client_min_messages = warning");
  return client;
}

async function* inPieces(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
