import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { claimMoved } from '#store/claim-moved.ts';
import { closeDb, db } from '#store/db.ts';
import { deleteDeck, findDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { deckOfOldName, pictureOfOldName } from '#store/old-names.ts';
import { listRevisions, revisionText } from '#store/revisions.ts';
import { readDoc } from '#store/snapshot.ts';
import { importHedgeDoc, type Report } from './index.ts';
import { deckIdOf, identityOfUser, openLevelsOf, readRevisions } from './note.ts';
import { minute, openHedgeDoc, uuid } from './test-support/hedgedoc.ts';

const here = await testDatabase();
const there = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'lectern-moving-'));
let hedgedoc: Awaited<ReturnType<typeof openHedgeDoc>>;
const [anna, ben] = [uuid(1), uuid(2)];
const idOf = (n: number): string => deckIdOf(uuid(n));
const run = (isDry = false): Promise<Report> =>
  importHedgeDoc({ database: there.url, uploads: join(folder, 'old'), isDry }, () => undefined);
const textOf = async (id: string) => (await readDoc(id)).doc.getText('content').toString();

beforeAll(async () => {
  vi.stubEnv('DATABASE_URL', here.url);
  vi.stubEnv('LECTERN_DATA', folder);
  await migrate(here.url, join(process.cwd(), 'prisma', 'migrations'));
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(folder, 'old'));
  const picture = new PNG({ width: 4, height: 4 });
  picture.data.fill(99);
  writeFileSync(join(folder, 'old', 'upload_0a1b2c.png'), PNG.sync.write(picture));
  writeFileSync(join(folder, 'old', 'upload_script.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  hedgedoc = await openHedgeDoc(there.url);
  await hedgedoc.user(anna, { displayName: 'anna', emails: ['Anna@example.org'] }, { profileid: 'sub-of-anna' });
  await hedgedoc.user(ben, null, { email: 'ben@example.org' });
  const url = 'https://notes.example.org/uploads/upload_0a1b2c.png';
  const texts = [
    '# Größe 😀\n\nAlt\n',
    `# Größe 😀\n\nNeu ![](${url})\n`,
    `# Größe 😀\n\nNeuer ![](${url}) ![](/uploads/upload_gone.png)\n`,
  ];
  await hedgedoc.note({ id: uuid(10), texts, alias: 'Weekly-Call', permission: 'private', ownerId: anna, shortid: 'xK3-b_x2k' });
  await hedgedoc.note({ id: uuid(11), texts: ['# Ours\n'], permission: 'editable', ownerId: ben });
  await hedgedoc.note({ id: uuid(12), texts: ['Everybody’s\n'] });
  await hedgedoc.note({ id: uuid(13), texts: ['# Locked\n'], permission: 'locked', alias: 'API' });
  await hedgedoc.note({ id: uuid(14), texts: ['# Like\n'], alias: 'weekly-call' });
  await hedgedoc.note({ id: uuid(15), texts: ['x'.repeat(1_100_000)] });
  await hedgedoc.note({ id: uuid(16), texts: ['![](/uploads/upload_script.svg)'] });
});
afterAll(async () => {
  await hedgedoc.close();
  await closeDb();
  await here.drop();
  await there.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe('a whole HedgeDoc', () => {
  test('is looked at without writing anything', async () => {
    expect((await run(true)).outcomes).toEqual({ new: 6, 'too-large': 1 });
    expect(await db().prisma.deck.count()).toBe(0);
    expect(await db().prisma.user.count()).toBe(0);
  });

  test('is taken over: ids, titles, permissions, owners, revisions, pictures', async () => {
    const report = await run();
    expect(report).toMatchObject({ notes: 7, outcomes: { new: 6, 'too-large': 1 }, pictures: 1 });
    const deck = await findDeck(idOf(10));
    expect(deck).toMatchObject({ title: 'Größe 😀', access: { signedIn: 'none', everybody: 'none' } });
    expect(deck?.access.owners).toHaveLength(1);
    const name = await pictureOfOldName('upload_0a1b2c.png');
    expect(await textOf(idOf(10))).toBe(`# Größe 😀\n\nNeuer ![](/uploads/${name}) ![](/uploads/upload_gone.png)\n`);
    const { revisions } = await listRevisions(idOf(10));
    expect(revisions.map(({ n, authors, at }) => [n, authors, at])).toEqual(
      [3, 2, 1].map((n) => [n, [{ id: null, name: 'anna' }], minute(n)]),
    );
    expect(await revisionText(idOf(10), 1)).toBe('# Größe 😀\n\nAlt\n');
    expect(await revisionText(idOf(10), 2)).toBe(`# Größe 😀\n\nNeu ![](/uploads/${name})\n`);
    expect((await findDeck(idOf(11)))?.access).toMatchObject({ signedIn: 'edit', everybody: 'view' });
    expect((await findDeck(idOf(12)))?.access).toMatchObject({ owners: [], everybody: 'edit' });
    expect((await findDeck(idOf(13)))?.access.owners).toHaveLength(1);
  });

  test('is reported with every note that needs a look', async () => {
    const { outcomes, look } = await run();
    expect(outcomes).toEqual({ same: 6, 'too-large': 1 });
    expect(look.map(({ id }) => id)).toEqual([idOf(15)]);
    await db().pool.query('UPDATE moved_note SET changed_at = NULL');
    const says = new Map((await run()).look.map((one) => [one.id, one.says.join(' ')]));
    expect(says.get(idOf(10))).toContain('The upload upload_gone.png was not taken: The file is missing.');
    expect(says.get(idOf(13))).toContain('Its alias is an address of Lectern itself');
    expect(says.get(idOf(14))).toContain('differs from another one in letters’ case');
    expect(says.get(idOf(16))).toContain('The upload upload_script.svg was not taken: Save the drawing as PNG');
  });

  test('twice gives what once gave', async () => {
    const all = async () => [
      (await db().pool.query('SELECT * FROM deck_revision ORDER BY deck_id, n')).rows,
      (await db().pool.query('SELECT * FROM deck ORDER BY id')).rows,
      (await db().pool.query('SELECT * FROM deck_update ORDER BY id')).rows,
      (await db().pool.query('SELECT * FROM old_name ORDER BY name')).rows,
    ];
    const before = await all();
    await run();
    expect(await all()).toEqual(before);
  });

  test('brings the second time only what changed there', async () => {
    await hedgedoc.change(uuid(11), { before: '# Ours\n', text: '# Ours, new\n' });
    await hedgedoc.note({ id: uuid(17), texts: ['# Late\n'] });
    expect((await run()).outcomes).toEqual({ same: 5, changed: 1, new: 1, 'too-large': 1 });
    expect(await textOf(idOf(11))).toBe('# Ours, new\n');
    expect((await listRevisions(idOf(11))).revisions).toHaveLength(2);
    expect((await findDeck(idOf(11)))?.title).toBe('Ours, new');
  });

  test('overwrites nothing that was changed here, and brings back nothing that was deleted here', async () => {
    const { doc } = await readDoc(idOf(12));
    doc.getText('content').insert(0, 'Mine. ');
    const { encodeStateAsUpdate } = await import('yjs');
    await db().pool.query('INSERT INTO deck_update (deck_id, data) VALUES ($1, $2)', [idOf(12), Buffer.from(encodeStateAsUpdate(doc))]);
    await hedgedoc.change(uuid(12), { before: 'Everybody’s\n', text: 'Theirs\n' });
    await deleteDeck(idOf(17));
    const { outcomes } = await run();
    expect(outcomes).toMatchObject({ 'changed-here': 1, 'deleted-here': 1 });
    expect(await textOf(idOf(12))).toBe('Mine. Everybody’s\n');
    expect((await listRevisions(idOf(12))).revisions).toHaveLength(2);
    expect(await findDeck(idOf(17))).toBeNull();
  });

  test('is found by its old names, in any case where nothing else is meant', async () => {
    for (const name of [idOf(10), 'xK3-b_x2k', 'Weekly-Call', 'WEEKLY-CALL', '\uff37eekly-call'])
      expect(await deckOfOldName(name)).toBe(idOf(10));
    for (const name of ['xk3-b_x2k', 'api', 'nothing', '', 'x'.repeat(5_000)]) expect(await deckOfOldName(name)).toBeNull();
  });

  test('gives people what is theirs when they sign in, by subject or an address that is checked', async () => {
    await db().pool.query(
      `INSERT INTO app_user (id, name, issuer, sub) VALUES ('a', 'anna', 'i', 'sub-of-anna'), ('b', 'ben', 'i', 'b'), ('c', 'ben', 'i', 'c')`,
    );
    expect(await claimMoved('b', { sub: 'b', email: null })).toEqual([]);
    expect(await claimMoved('b', { sub: 'b', email: 'BEN@example.org' })).toEqual([idOf(11)]);
    expect(await claimMoved('a', { sub: 'sub-of-anna', email: null })).toEqual([idOf(10)]);
    expect((await findDeck(idOf(10)))?.ownerId).toBe('a');
    // Another account with the same address gets nothing of theirs.
    expect(await claimMoved('c', { sub: 'c', email: 'ben@example.org' })).toEqual([]);
    await hedgedoc.note({ id: uuid(18), texts: ['# Later\n'], ownerId: ben, permission: 'private' });
    await run();
    expect((await findDeck(idOf(18)))?.ownerId).toBe('b');
  });
});

describe('a note', () => {
  test('has the id of HedgeDoc’s addresses', () => {
    expect(deckIdOf('075b1686-9f70-41d0-90fe-1ce65260cf4c')).toBe('B1sWhp9wQdCQ_hzmUmDPTA');
  });

  test('without a permission gives what HedgeDoc gives', () => {
    expect(openLevelsOf({ permission: null, ownerId: null })).toEqual({ signedIn: 'edit', everybody: 'edit' });
    expect(openLevelsOf({ permission: 'nonsense', ownerId: 'x' })).toEqual({ signedIn: 'edit', everybody: 'view' });
  });

  test('whose patch does not fit loses those revisions, and no other', () => {
    const row = { patch: null, lastContent: null, content: null, authorship: 'no json', createdAt: minute(0) };
    const rows = [
      { ...row, lastContent: 'one' },
      { ...row, patch: '@@ -1,9 +1,9 @@\n-something\n+else%' },
      { ...row, content: 'three', patch: '' },
    ];
    expect(readRevisions(rows, () => null)).toMatchObject({
      older: [
        { text: 'one', index: 0 },
        { text: 'three', index: 2 },
      ],
      broken: 1,
    });
  });

  test.each([
    [
      { profile: '{"displayName":"Anna","email":"a@example.org"}', email: null },
      { name: 'Anna', email: 'a@example.org' },
    ],
    [
      { profile: '{"username":"ben","emails":[{"value":"b@example.org"}]}', email: null },
      { name: 'ben', email: 'b@example.org' },
    ],
    [
      { profile: 'no json', email: 'C@example.org' },
      { name: 'C', email: 'c@example.org' },
    ],
    [
      { profile: '[]', email: 'nonsense' },
      { name: 'Somebody', email: null },
    ],
  ])('of %j is known by what its provider said', (user, identity) => {
    expect(identityOfUser({ id: 'x', profileid: null, ...user })).toMatchObject(identity);
  });
});
