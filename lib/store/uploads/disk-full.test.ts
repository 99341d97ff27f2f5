import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { kindOf } from '#store/errors.ts';
import { migrate } from '#store/migrate.ts';
import { pictureBytes } from './open-picture.ts';
import { storePicture } from './store-picture.ts';

/** A disk of 300 kB; only root can have one. */
const folder = mkdtempSync(join(tmpdir(), 'lectern-small-'));
const hasDisk = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=300k', 'tmpfs', folder]).status === 0;
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  vi.stubEnv('LECTERN_DATA', folder);
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
  if (hasDisk) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
});

/** A picture of noise, about as large as its pixels. */
const noise = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 90 } } })
    .png()
    .toBuffer();
const files = () => readdirSync(join(folder, 'uploads'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test.skipIf(!hasDisk)('a full disk refuses a picture, leaves nothing of it, and harms no other', async () => {
  const deckId = (await createDeck({ markdown: '', ownerId: null })).id;
  const store = (bytes: Uint8Array) => storePicture({ deckId, by: null, body: [bytes] });
  const { name } = await store(await noise(60));
  // The first does not even arrive, the second not be drawn anew.
  for (const side of [400, 260]) {
    expect(await store(await noise(side)).then(() => 'taken', kindOf)).toBe('disk-full');
    expect([files().length, await db().prisma.upload.count()]).toEqual([1, 1]);
  }
  expect(await pictureBytes(name)).not.toBeNull();
  await store(await noise(61));
});
