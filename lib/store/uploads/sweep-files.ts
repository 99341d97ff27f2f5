import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { db } from '#store/db.ts';
import { shelf } from './shelf.ts';

/** What is younger may still be about to be noted. */
const AFTER_MS = 24 * 3_600_000;
const AT_ONCE = 500;

export type SweptFiles = { readonly unfinished: number; readonly unnoted: number };

/** Removes files of uploads that ended in the middle, and files that no row names, when they are older than a day. */
export async function sweepFiles(now = Date.now()): Promise<SweptFiles> {
  const before = now - AFTER_MS;
  return { unfinished: await sweepUnfinished(before), unnoted: await sweepUnnoted(before) };
}

async function sweepUnfinished(before: number): Promise<number> {
  const { temporary } = shelf();
  const paths = (await readdir(temporary).catch(() => [])).map((name) => join(temporary, name));
  const old = await Promise.all(paths.map(async (path) => ((await modifiedAt(path)) < before ? [path] : [])));
  for (const path of old.flat()) await rm(path, { force: true });
  return old.flat().length;
}

/** In milliseconds; a file that just went is as good as new. */
const modifiedAt = (path: string): Promise<number> =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => Number.POSITIVE_INFINITY,
  );

async function sweepUnnoted(before: number): Promise<number> {
  let removed = 0;
  let batch: string[] = [];
  for await (const { name, at } of shelf().list()) {
    if (at.getTime() < before) batch.push(name);
    if (batch.length < AT_ONCE) continue;
    removed += await removeUnnoted(batch);
    batch = [];
  }
  return removed + (await removeUnnoted(batch));
}

async function removeUnnoted(names: readonly string[]): Promise<number> {
  const { rows } = await db().pool.query<{ name: string }>(
    'SELECT name FROM unnest($1::text[]) AS name WHERE NOT EXISTS (SELECT 1 FROM upload WHERE upload.name = name.name)',
    [names],
  );
  for (const { name } of rows) await shelf().remove(name);
  return rows.length;
}
