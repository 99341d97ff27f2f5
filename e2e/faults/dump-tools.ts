import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import pg from 'pg';
import { run } from '#scripts/lib/run.mjs';

/** Where Debian and others keep the programs of each version. */
const versions = '/usr/lib/postgresql';

/** Asks a database once. */
export async function ask(url: string, words: string, values: unknown[] = []): Promise<pg.QueryResult> {
  const client = new pg.Client(url);
  await client.connect();
  return client.query(words, values).finally(() => client.end());
}

/** The folder of a pg_dump that can read this database, or null: it must not be older. */
export async function dumpToolsFor(url: string): Promise<string | null> {
  const { rows } = await ask(url, 'SHOW server_version_num');
  const major = Math.floor(Number(rows[0]?.server_version_num) / 10_000);
  const inPath = (process.env['PATH'] ?? '').split(delimiter);
  const ofVersions = existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : [];
  return [...ofVersions, ...inPath].find((folder) => majorOf(join(folder, 'pg_dump')) >= major) ?? null;
}

function majorOf(program: string): number {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/\d+/.exec(stdout ?? '')?.[0] ?? 0);
}

/** Runs a program to its end. Throws its words when it fails. */
export async function must(program: string, ...args: readonly string[]): Promise<void> {
  const { code, output } = await run(program, [...args]);
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${output.slice(-500)}`);
}
