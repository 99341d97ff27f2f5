import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { factsOf } from './facts.ts';
import { factsAside } from './facts-aside.ts';

const project = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'lectern-facts-'));

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm' } as const;
  await build({ ...options, entryPoints: ['lib/store/facts-worker.ts'], outfile: join(folder, 'dist', 'facts.mjs') });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  process.chdir(folder);
});
afterAll(() => {
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

/** Whether the loop went on before it was done. */
async function goesOnDuring(work: Promise<unknown>): Promise<boolean> {
  let wentOn = false;
  setImmediate(() => {
    wentOn = true;
  });
  await work;
  return wentOn;
}

const long = (n: number) => `# Deck ${n}\n\n---\n\n${'words 🎉\n'.repeat(10_000)}`;

test('long texts are looked at by a thread of their own, one after the other, while this one goes on', async () => {
  const before = getPriority();
  const asked = [1, 2, 3].map((n) => factsAside(long(n), 'given'));
  expect(await goesOnDuring(Promise.all(asked))).toBe(true);
  expect(getPriority()).toBe(before);
  expect(await Promise.all(asked)).toEqual([1, 2, 3].map((n) => factsOf(long(n), 'given')));
});

test('a short one is looked at here', async () => {
  const asked = factsAside('# Deck\n\n---\n\nmore', null);
  expect(await goesOnDuring(asked)).toBe(false);
  expect(await asked).toMatchObject({ title: 'Deck', slides: 2 });
});
