import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Viewer } from '#access';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from './db.ts';
import { createDeck, shareDeck, trashDeck } from './decks.ts';
import { grantGroup, grantPerson, providerGroup } from './grants.ts';
import { allDecks, trashOf } from './library.ts';
import { createLink } from './links.ts';
import { migrate } from './migrate.ts';
import { noteVisit, pinDeck } from './pins.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
let group = '';
const deck: Record<string, string> = {};
const account = (id: string, more: Partial<Extract<Viewer, { kind: 'user' }>> = {}): Viewer => ({
  kind: 'user',
  id,
  groups: [],
  links: [],
  ...more,
});

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
  await db().prisma.user.createMany({ data: ['anna', 'ben'].map((id) => ({ id, name: id })) });
  for (const title of ['closed', 'shared', 'grouped', 'signed in', 'linked', 'visited', 'thrown away']) {
    const { id } = await createDeck({ markdown: `# ${title}`, ownerId: 'anna' });
    await shareDeck(id, { linkLevel: 'none' });
    deck[title] = id;
  }
  const idOf = (title: string) => deck[title] ?? '';
  group = await providerGroup('/teams/iaas');
  await grantPerson(idOf('shared'), 'ben', 'view');
  await grantGroup(idOf('grouped'), group, 'edit');
  await shareDeck(idOf('signed in'), { signedInLevel: 'view' });
  await shareDeck(idOf('visited'), { linkLevel: 'view' });
  for (const title of ['visited', 'closed']) await noteVisit('ben', idOf(title));
  await pinDeck('ben', idOf('shared'), true);
  await trashDeck(idOf('thrown away'));
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const titles = async (viewer: Viewer) => (await allDecks(viewer)).map(({ title }) => title).sort();

test('a list has what somebody may see, and how they come by it', async () => {
  const ben = await allDecks(account('ben', { groups: [group] }));
  expect(ben.map(({ title }) => title).sort()).toEqual(['grouped', 'shared', 'signed in', 'visited']);
  expect(ben.find(({ title }) => title === 'shared')).toMatchObject({ shared: true, byGroup: false, isPublic: false, pinned: true });
  expect(ben.find(({ title }) => title === 'grouped')).toMatchObject({ shared: false, byGroup: true, mine: false });
  expect(ben.find(({ title }) => title === 'visited')?.visitedAt).toBeInstanceOf(Date);
});

test('what is not for somebody is not listed, also when they opened it before', async () => {
  expect(await titles(account('carla'))).not.toContain('shared');
  expect(await titles({ kind: 'guest', id: 'carla', links: [], most: 'own' })).not.toContain('signed in');
  expect(await titles({ kind: 'suspended', id: 'anna' })).toEqual([]);
  expect(await titles(account('ben'))).not.toContain('closed');
});

test('a link that somebody opened lists its deck, until it ends', async () => {
  const make = (expiresAt: Date | null) => createLink(deck['linked'] ?? '', { level: 'view', name: '', expiresAt, by: null });
  const [good, over] = [await make(null), await make(new Date(Date.now() - 1000))];
  expect(await titles({ kind: 'nobody', links: [good.id], most: 'own' })).toContain('linked');
  expect(await titles({ kind: 'nobody', links: [over.id], most: 'own' })).not.toContain('linked');
});

test('the trash is its owners’', async () => {
  expect((await trashOf(account('anna'))).map(({ title }) => title)).toEqual(['thrown away']);
  expect(await trashOf(account('ben'))).toEqual([]);
});
