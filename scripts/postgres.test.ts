import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { processRuns } from './lib/processes.mjs';
import { startPostgres } from './postgres.mjs';

// A cold start of Postgres takes seconds, and some on a busy machine many of them.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 120_000 });

let folder: string;
let dataDir: string;
let running: Awaited<ReturnType<typeof startPostgres>> | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-postgres-'));
  chmodSync(folder, 0o755);
  dataDir = join(folder, 'postgres');
});
afterEach(async () => {
  await running?.stop();
  // Not always in the folder: see the last test.
  if (running) rmSync(dirname(running.dir), { recursive: true, force: true });
  running = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  return (await client.query(sql).finally(() => client.end())).rows;
}

const postmaster = (dir: string) => Number(readFileSync(join(dir, 'postmaster.pid'), 'utf8').split('\n')[0]);

test('a server keeps its data, its port and its password', async () => {
  const first = await startPostgres({ dataDir });
  running = first;
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  expect(existsSync(join(first.dir, 'postmaster.pid'))).toBe(false);
  running = await startPostgres({ dataDir });
  expect(running).toMatchObject({ url: first.url, reused: false });
  expect(await query(running.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a server that still runs is found again', async () => {
  const first = await startPostgres({ dataDir });
  running = await startPostgres({ dataDir });
  expect(running).toMatchObject({ url: first.url, reused: true });
});

test('a server that was killed comes up again with all that was committed', async () => {
  running = await startPostgres({ dataDir });
  await query(running.url, 'create table kept as select 42 as answer');
  const pid = postmaster(running.dir);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => processRuns(pid, 'postgres')).toBe(false);
  running = await startPostgres({ dataDir });
  expect(await query(running.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('a note of a server whose number another program has now is no hindrance', async () => {
  running = await startPostgres({ dataDir });
  const note = join(running.dir, 'postmaster.pid');
  const stale = readFileSync(note, 'utf8').replace(/^\d+/, String(process.ppid));
  await running.stop();
  writeFileSync(note, stale);
  running = await startPostgres({ dataDir });
  expect(running.reused).toBe(false);
});

test('only who has the password gets in, and only the owner can read it', async () => {
  running = await startPostgres({ dataDir });
  const wrong = new URL(running.url);
  wrong.password = 'wrong';
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(running.dir, 'lectern.password')).mode & 0o777).toBe(0o600);
  expect(statSync(running.dir).mode & 0o777).toBe(0o700);
});

test('the data of another Postgres is refused and left alone', async () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'PG_VERSION'), '16\n');
  await expect(startPostgres({ dataDir })).rejects.toThrow(
    /is of Postgres 16, but this Lectern brings Postgres 18; nothing was changed\. Choose another folder/,
  );
  expect(readFileSync(join(dataDir, 'PG_VERSION'), 'utf8')).toBe('16\n');
});

test('a folder with something else in it is refused and left alone', async () => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'letter.txt'), 'Dear all');
  await expect(startPostgres({ dataDir })).rejects.toThrow('exists but holds no Postgres data; nothing was changed');
  expect(readFileSync(join(dataDir, 'letter.txt'), 'utf8')).toBe('Dear all');
});

test.runIf(process.getuid?.() === 0)('root’s data goes elsewhere when the folder is closed to others, unless there is data', async () => {
  chmodSync(folder, 0o700);
  running = await startPostgres({ dataDir });
  expect(running.dir).toMatch(/^\/var\/lib\/lectern\/lectern-postgres-.*\/postgres$/);
  await running.stop();
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, 'PG_VERSION'), '18\n');
  await expect(startPostgres({ dataDir })).rejects.toThrow('There is a database in');
});
