import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from './lib/ports.mjs';
import { checkNode } from './lib/project.mjs';
import { run } from './lib/run.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-start-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs start.mjs to its end, which each of these tests brings about before anything is installed or built. */
const start = (env: Record<string, string>, args: readonly string[] = ['scripts/start.mjs']) =>
  run(process.execPath, [...args], { env: { ...process.env, DATABASE_URL: '', LECTERN_DATA: folder, ...env } });

/** What start says at its end, for people. */
const complaint = (output: string) => output.split('\n').filter((line) => line.startsWith('✗'));

test('a taken port is named, with another one to take', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  const { code, output } = await start({ PORT: String(port) });
  other.close();
  expect(code).toBe(1);
  expect(complaint(output)).toEqual([
    `✗ Port ${port} is taken by another program. Stop that one, or choose another: PORT=${port + 1} npm start`,
  ]);
});

test('a port that is none is refused', async () => {
  const { code, output } = await start({ PORT: 'http' });
  expect(code).toBe(1);
  expect(complaint(output)).toEqual(['✗ PORT=http is no port. Give a number from 1 to 65535, such as PORT=3001.']);
});

test('a data directory that cannot be written is named', async () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const { code, output } = await start({ PORT: String(await freePort()), LECTERN_DATA: join(file, 'data') });
  expect(code).toBe(1);
  expect(complaint(output)).toEqual([
    expect.stringMatching(/^✗ The data directory .*file\/data cannot be written \(ENOTDIR\)\. .*LECTERN_DATA=/),
  ]);
});

test('a second Lectern on the same data is refused, and the first one is named', async () => {
  const first = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', 'start.mjs']);
  writeFileSync(join(folder, 'lectern.lock'), JSON.stringify({ pid: first.pid, port: 4711 }));
  const { code, output } = await start({ PORT: String(await freePort()) });
  first.kill();
  expect(code).toBe(1);
  expect(complaint(output)).toEqual([
    expect.stringContaining(`already runs on this data, at http://localhost:4711 (process ${first.pid})`),
  ]);
});

test('nothing is restored under a Lectern that runs, and no Lectern starts under a backup or a restore', async () => {
  const first = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', 'start.mjs']);
  writeFileSync(join(folder, 'lectern.lock'), JSON.stringify({ pid: first.pid, port: 4711 }));
  const restoring = await start({}, ['scripts/restore.mjs', join(folder, 'backup.zip')]);
  first.kill();
  expect(restoring.code).toBe(1);
  expect(complaint(restoring.output)).toEqual([expect.stringContaining('Lectern already runs on this data, at http://localhost:4711')]);
  const second = spawn(process.execPath, ['-e', 'setInterval(() => 0, 1000)', 'backup.mjs']);
  writeFileSync(join(folder, 'lectern.lock'), JSON.stringify({ pid: second.pid, port: 0 }));
  const { code, output } = await start({ PORT: String(await freePort()) });
  second.kill();
  expect(code).toBe(1);
  expect(complaint(output)).toEqual([`✗ A backup or a restore works on this data (process ${second.pid}). Wait for its end.`]);
});

test('what backup and restore are told is checked before anything is done', async () => {
  for (const [args, words] of [
    [['scripts/restore.mjs'], '✗ Which backup? npm run restore -- <file> [--replace]'],
    [['scripts/restore.mjs', 'a.zip', '--all'], expect.stringContaining("✗ Unknown option '--all'")],
    [['scripts/backup.mjs', 'a.zip'], expect.stringContaining('npm run backup -- [--to <file or folder>]')],
  ] as const) {
    const { code, output } = await start({}, args);
    expect([code, complaint(output)]).toEqual([1, [words]]);
  }
  expect(existsSync(join(folder, 'postgres'))).toBe(false);
});

test('a data directory that a killed Lectern left is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', '0']);
  await new Promise((resolve) => dead.once('exit', resolve));
  writeFileSync(join(folder, 'lectern.lock'), JSON.stringify({ pid: dead.pid, port: 4711 }));
  const other = createServer();
  const port = await freePort();
  other.listen(port);
  const { output } = await start({ PORT: String(port) });
  other.close();
  expect(output).toContain('is taken by another program');
  expect(existsSync(join(folder, 'lectern.lock'))).toBe(false);
});

test('an old Node is named, with the one to take', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(engines.node).toBe('>=20.19');
  expect(() => checkNode('20.18.3')).toThrow('This is Node 20.18.3, but Lectern needs 20.19 or newer.');
  expect(() => checkNode('18.20.0')).toThrow('Install Node 24');
  for (const version of ['20.19.0', '22.0.0', '24.1.0']) expect(() => checkNode(version)).not.toThrow();
});
