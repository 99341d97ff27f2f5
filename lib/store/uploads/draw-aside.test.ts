import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { getPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { drawAside } from './draw-aside.ts';

const project = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'lectern-draw-'));
/** The processes that this one began; null where the system does not tell. */
const children = `/proc/${process.pid}/task/${process.pid}/children`;
const childPids = () => readFileSync(children, 'utf8').trim().split(' ').map(Number);
const [from, to] = [join(folder, 'from.png'), join(folder, 'to.png')];
const large = join(folder, 'large.png');

beforeAll(async () => {
  vi.stubEnv('NODE_ENV', 'production');
  vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
  const options = { bundle: true, packages: 'external', platform: 'node', format: 'esm' } as const;
  await build({ ...options, entryPoints: ['lib/store/uploads/draw-process.ts'], outfile: join(folder, 'dist', 'draw.mjs') });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  process.chdir(folder);
  const canvas = (side: number) =>
    sharp({ create: { width: side, height: side, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 99, sigma: 50 } } });
  await canvas(50).png().toFile(from);
  await canvas(4_000).png({ compressionLevel: 0 }).toFile(large);
});
afterAll(() => {
  for (const pid of existsSync(children) ? childPids() : []) if (pid > 0) process.kill(pid);
  process.chdir(project);
  rmSync(folder, { recursive: true });
});

test('a picture is drawn by a process of its own, behind what people do', async () => {
  const before = existsSync(children) ? childPids() : [];
  expect(await drawAside({ path: from, kind: 'png', to })).toMatchObject({
    width: 50,
    height: 50,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  if (!existsSync(children)) return;
  const [painter = 0] = childPids().filter((pid) => !before.includes(pid));
  expect(getPriority(painter)).toBe(19);
});

test('what is wrong with one comes back, and the next one is drawn', async () => {
  await writeFile(join(folder, 'broken.png'), '\x89PNG\r\n\x1a\nhello', 'latin1');
  await expect(drawAside({ path: join(folder, 'broken.png'), kind: 'png', to })).rejects.toThrow(/./);
  expect((await drawAside({ path: from, kind: 'png', to })).width).toBe(50);
});

test.skipIf(!existsSync(children))('a picture over which it falls harms no other one', async () => {
  const drawing = drawAside({ path: large, kind: 'png', to: join(folder, 'large-to.png') });
  drawing.catch(() => undefined);
  for (const pid of childPids()) if (getPriority(pid) === 19) process.kill(pid, 'SIGKILL');
  await expect(drawing).rejects.toThrow('The process that draws pictures ended.');
  expect((await drawAside({ path: from, kind: 'png', to })).width).toBe(50);
});
