import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { importHedgeDoc } from './index.ts';
import { openHedgeDoc, uuid } from './test-support/hedgedoc.ts';

// biome-ignore lint/style/noProcessEnv: how long a test may be is no setting of the app
const { LECTERN_MOVING } = process.env;
const isLong = LECTERN_MOVING === 'long';
const NOTES = isLong ? 2_000 : 20;
const REVISIONS = 5;

const here = await testDatabase();
const there = await testDatabase();
const permissions = ['freely', 'editable', 'limited', 'locked', 'protected', 'private'];

/** A note of some slides whose revisions each change one and add one. */
function textsOf(note: number): string[] {
  const slide = (n: number, revision: number) =>
    `# Slide ${n} of note ${note}\n\n- Größe ${n * revision} 😀\n- ${'lorem ipsum '.repeat(n + 5)}\n`;
  const slides = (revision: number) =>
    Array.from({ length: 5 + (note % 20) + revision }, (_, n) => slide(n, n === revision ? revision : 1));
  return Array.from({ length: REVISIONS }, (_, revision) => slides(revision).join('\n---\n\n'));
}

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', here.url);
  await migrate(here.url, join(process.cwd(), 'prisma', 'migrations'));
  const hedgedoc = await openHedgeDoc(there.url);
  for (let n = 0; n < 50; n++) await hedgedoc.user(uuid(n), { displayName: `anna ${n}` }, { email: `anna${n}@example.org` });
  await hedgedoc.client.query('BEGIN');
  for (let n = 0; n < NOTES; n++) {
    const ownerId = n % 10 === 0 ? null : uuid(n % 50);
    const alias = n % 3 === 0 ? { alias: `note-${n}` } : {};
    await hedgedoc.note({ id: uuid(1_000 + n), texts: textsOf(n), permission: permissions[n % 6] ?? 'freely', ownerId, ...alias });
  }
  await hedgedoc.client.query('COMMIT');
  await hedgedoc.close();
}, 300_000);
afterAll(async () => {
  await closeDb();
  await here.drop();
  await there.drop();
});

const all = async () => {
  const queries = [
    'SELECT * FROM deck ORDER BY id',
    'SELECT * FROM deck_revision ORDER BY deck_id, n',
    'SELECT * FROM old_name ORDER BY kind, name',
  ];
  return Promise.all(queries.map(async (query) => (await db().pool.query(query)).rows));
};

test(`${NOTES} notes are taken over in a minute, and twice with equal results`, { timeout: 300_000 }, async () => {
  const before = performance.now();
  const run = () => importHedgeDoc({ database: there.url, uploads: null, isDry: false }, () => undefined);
  expect(await run()).toMatchObject({ notes: NOTES, outcomes: { new: NOTES }, look: [] });
  const seconds = (performance.now() - before) / 1000;
  const first = await all();
  expect(first.map((rows) => rows.length)).toEqual([NOTES, NOTES * REVISIONS, NOTES + Math.ceil(NOTES / 3)]);
  expect(await run()).toMatchObject({ outcomes: { same: NOTES } });
  expect(await all()).toEqual(first);
  process.stdout.write(`${NOTES} notes with ${NOTES * REVISIONS} revisions in ${seconds.toFixed(1)} s\n`);
  expect(seconds).toBeLessThan(60);
});
