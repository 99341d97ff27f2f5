import { copyFile, cp, mkdir, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { migrate } from '#store/migrate.ts';
import { diskShelf } from '#store/uploads/disk.ts';
import { openPlace, type Place, png, store } from '#store/uploads/test-support/place.ts';
import { openArchive } from './archive.ts';
import { backUp, mayRestore, openBackup, restoreDatabase, restorePictures } from './index.ts';
import { ask, everything, fill, shapeOf, withoutSignIns } from './test-support/filled.ts';

const migrations = join(process.cwd(), 'prisma', 'migrations');
const there = await testDatabase();
let place: Place;
let folder: string;
let restored: string;
let from: string;

beforeAll(async () => {
  place = await openPlace();
  // biome-ignore lint/style/noProcessEnv: where openPlace has its database
  from = process.env['DATABASE_URL'] ?? '';
  folder = await mkdtemp(join(tmpdir(), 'lectern-backup-'));
  restored = join(folder, 'restored');
  await fill(from);
});
afterAll(async () => {
  await place.close();
  await there.drop();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  await ask(there.url, 'DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await rm(restored, { recursive: true, force: true });
});

const making = (path: string) => ({ databaseUrl: from, shelf: diskShelf(), migrations, version: '1', path });
const target = (replace = false) => ({ databaseUrl: there.url, shelf: diskShelf(restored), migrations, replace });
const made = async (name: string) => {
  const path = join(folder, name);
  return { path, ...(await backUp(making(path))) };
};

async function restore(path: string, replace = false): Promise<void> {
  const backup = await openBackup(path);
  try {
    await mayRestore(backup, target(replace));
    await restorePictures(backup, target());
    await restoreDatabase(backup, target());
  } finally {
    await backup.archive.close();
  }
}
const troubleOf = (path: string, replace = false) =>
  restore(path, replace).then(
    () => 'restored',
    (error: Error) => `${error.name}: ${error.message}`,
  );

const picturesIn = async (root: string) => {
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  return Promise.all(files.map(async (file) => [file.name, (await readFile(join(file.parentPath, file.name))).toString('hex')]));
};

describe('a backup', () => {
  test('brings back every row and every byte, but nobody’s sign-in', async () => {
    const { path, manifest, damaged } = await made('whole.zip');
    expect(damaged).toEqual([]);
    await restore(path);
    const [before, after] = [await everything(from), await everything(there.url)];
    const empty = Object.entries(before).filter(([, rows]) => (rows as unknown[]).length === 0);
    expect(empty).toEqual([]);
    expect(withoutSignIns(after)).toEqual(withoutSignIns(before));
    expect(after['app_session']).toEqual([]);
    expect(manifest.tables.map(({ name }) => name).sort()).toEqual(Object.keys(withoutSignIns(before)));
    expect(await shapeOf(there.url)).toEqual(await shapeOf(from));
    expect((await picturesIn(restored)).sort()).toEqual((await picturesIn(place.uploads)).sort());
    expect(await migrate(there.url, migrations)).toEqual([]);
  });

  test('goes on counting where it was', async () => {
    await ask(from, `SELECT nextval(pg_get_serial_sequence('deck_update', 'id')) FROM generate_series(1, 500)`);
    await restore((await made('count.zip')).path);
    const next = `SELECT nextval(pg_get_serial_sequence('deck_update', 'id')) AS n`;
    expect(await ask(there.url, next)).toEqual(await ask(from, next));
  });

  test('is readable for its owner alone, and leaves no half file', async () => {
    const { path } = await made('mode.zip');
    const archive = await openArchive(path);
    expect(archive.has('backup.json')).toBe(true);
    await archive.close();
    await expect(backUp({ ...making(join(folder, 'half.zip')), databaseUrl: 'postgres://127.0.0.1:1/x' })).rejects.toThrow(
      'does not answer',
    );
    expect((await readdir(folder)).filter((name) => name.includes('half'))).toEqual([]);
    await expect(backUp(making(join(folder, 'no folder', 'x.zip')))).rejects.toThrow('cannot be written');
  });

  test('says which pictures are lost or damaged, and does without those that are being removed', async () => {
    const [lost, damaged, removed] = [
      await store(await png('#111111')),
      await store(await png('#222222')),
      await store(await png('#333333')),
    ];
    await rm(place.pathOf(lost.name));
    await writeFile(place.pathOf(damaged.name), 'x');
    // As somebody who takes it out of the deck just now: row, then file.
    const shelf = diskShelf();
    const open: typeof shelf.open = async (name, range) => {
      if (name !== removed.name) return shelf.open(name, range);
      await ask(from, `DELETE FROM deck_upload WHERE name = $1`, [name]);
      await ask(from, `DELETE FROM upload WHERE name = $1`, [name]);
      return null;
    };
    const path = join(folder, 'lost.zip');
    const backup = await backUp({ ...making(path), shelf: { ...shelf, open } });
    expect(backup).toMatchObject({ damaged: [damaged.name], manifest: { lost: [lost.name], removed: [removed.name] } });
    await restore(path);
    const names = (await ask(there.url, 'SELECT name FROM upload')).map(({ name }) => name);
    expect([names.includes(lost.name), names.includes(damaged.name), names.includes(removed.name)]).toEqual([true, true, false]);
    for (const { name } of [lost, damaged]) await ask(from, `DELETE FROM deck_upload WHERE name = '${name}'`);
    for (const { name } of [lost, damaged]) await ask(from, `DELETE FROM upload WHERE name = '${name}'`);
    await rm(place.pathOf(damaged.name));
  });
});

describe('restoring', () => {
  test('takes the place of decks only when it is told to', async () => {
    const { path } = await made('replace.zip');
    await restore(path);
    await ask(there.url, `UPDATE deck SET title = 'later'; CREATE TABLE theirs (words text); INSERT INTO theirs VALUES ('stay')`);
    const later = await everything(there.url);
    expect(await troubleOf(path)).toMatch(/^BackupTrouble: There are \d decks in this database. With --replace/);
    expect(await everything(there.url)).toEqual(later);
    await restore(path, true);
    const { theirs, ...ours } = await everything(there.url);
    expect(withoutSignIns(ours)).toEqual(withoutSignIns(await everything(from)));
    expect(theirs).toHaveLength(1);
  });

  test.each([
    ['cut off', (path: string) => truncate(path, 5_000)],
    ['no zip', (path: string) => writeFile(path, 'no zip')],
    ['changed in one byte', (path: string) => flip(path)],
  ])('refuses a file that is %s, and changes nothing', async (_what, harm) => {
    const { path } = await made('harmed.zip');
    await harm(path);
    expect(await troubleOf(path)).toMatch(/^BackupTrouble: The (?:file is no backup|backup is damaged)/);
    expect(await everything(there.url)).toEqual({});
    await expect(readdir(restored)).rejects.toThrow('ENOENT');
  });

  test('refuses a backup of a newer Lectern, and a database of one', async () => {
    const newer = join(folder, 'newer');
    await cp(migrations, newer, { recursive: true });
    await mkdir(join(newer, '29990101000000_later'));
    await writeFile(join(newer, '29990101000000_later', 'migration.sql'), 'CREATE TABLE "later" ("id" TEXT);');
    const { path } = await made('old.zip');
    await migrate(there.url, newer);
    expect(await troubleOf(path, true)).toContain(
      'The database is not of this Lectern or an older one. It has the migration 29990101000000_later.',
    );
    const backup = await backUp({ ...making(join(folder, 'new.zip')), databaseUrl: there.url, migrations: newer });
    expect(backup.manifest.tables.map(({ name }) => name)).toContain('later');
    expect(await troubleOf(join(folder, 'new.zip'))).toContain('The backup is not of this Lectern or an older one. It has the migration');
  });

  test('brings a backup of an older Lectern up to this one', async () => {
    const [older, old] = [join(folder, 'older'), await testDatabase()];
    await cp(migrations, older, { recursive: true });
    const later = (await readdir(older)).filter((name) => name >= '20261127400000_picture_keys' && name < 'a');
    for (const name of later) await rm(join(older, name), { recursive: true });
    await migrate(old.url, older);
    await ask(old.url, `INSERT INTO deck (id, title, cover, slides, stacks, sections) VALUES ('d', 'Old', '', 1, 1, 1)`);
    const path = join(folder, 'older.zip');
    await backUp({ ...making(path), databaseUrl: old.url, migrations: older });
    await old.drop();
    await restore(path);
    expect(await ask(there.url, 'SELECT title, length(picture_key) AS key FROM deck')).toEqual([{ title: 'Old', key: 32 }]);
    expect(await migrate(there.url, migrations)).toEqual([]);
  });

  test('refuses a database that a Lectern runs on', async () => {
    const { path } = await made('busy.zip');
    await restore(path);
    const server = new pg.Client({ connectionString: there.url, application_name: 'lectern' });
    await server.connect();
    expect(await troubleOf(path, true)).toContain('Lectern runs on this database. Stop it first');
    await server.end();
  });

  test('that fails in the middle leaves the database as it was', async () => {
    const { path } = await made('whole2.zip');
    await restore(path);
    await ask(there.url, `UPDATE deck SET title = 'later'`);
    const later = await everything(there.url);
    const backup = await openBackup(path);
    const tables = backup.manifest.tables.map((table) => (table.name === 'old_upload' ? { ...table, rows: 99 } : table));
    await expect(restoreDatabase({ ...backup, manifest: { ...backup.manifest, tables } }, target(true))).rejects.toThrow('Of 99 rows');
    await backup.archive.close();
    expect(await everything(there.url)).toEqual(later);
    expect(await ask(there.url, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'lectern%'`)).toEqual([]);
  });
});

/** Changes a byte of the largest table. */
async function flip(path: string): Promise<void> {
  const copy = `${path}.copy`;
  await copyFile(path, copy);
  const bytes = await readFile(copy);
  const at = bytes.indexOf('database/deck_update.copy') + 60;
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  await writeFile(path, bytes);
}
