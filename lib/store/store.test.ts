import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb, db } from './db.ts';
import { listDecks } from './deck-list.ts';
import { createDeck, refreshDeck, restoreDeck, trashDeck } from './decks.ts';
import { migrate, migrated } from './migrate.ts';
import { cleanName, ensurePerson, findPerson, renamePerson, tokenIn } from './people.ts';

const migrations = join(process.cwd(), 'prisma', 'migrations');
let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
});
afterAll(async () => {
  await closeDb();
  await database.drop();
});

const nobody = { kind: 'nobody', links: [], most: 'own' } as const;

describe('migrations', () => {
  test('are applied once, however many processes start at the same time', async () => {
    expect(await migrated(db().pool, migrations)).toBe(false);
    const applied = await Promise.all([1, 2, 3].map(() => migrate(database.url, migrations)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrated(db().pool, migrations)).toBe(true);
  });

  test('of a newer version stop an older one', async () => {
    await db().pool.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '9999_future', now())`,
    );
    await expect(migrate(database.url, migrations)).rejects.toThrow('9999_future');
    await db().pool.query(`DELETE FROM _prisma_migrations WHERE id = 'x'`);
  });
});

describe('decks', () => {
  test('get their title from the front matter, else as given, else from the first heading', async () => {
    const title = async (markdown: string, givenTitle?: string) =>
      (await createDeck({ markdown, givenTitle: givenTitle ?? null, ownerId: null })).title;
    expect(await title('---\ntitle: Front\n---\n\n# One', 'Given')).toBe('Front');
    expect(await title('# One', ' Given ')).toBe('Given');
    expect(await title('# One *two*')).toBe('One two');
    expect(await title('plain')).toBe('Untitled');
  });

  test('have a cover without notes', async () => {
    const { cover, slides, stacks } = await createDeck({
      markdown: '# One\n\nNote: secret\n\n---\n\n# Two\n\n----\n\n# Three',
      ownerId: null,
    });
    expect({ slides, stacks }).toEqual({ slides: 3, stacks: 2 });
    expect(cover).toContain('# One');
    expect(cover).not.toMatch(/secret|Two/);
  });

  test('are listed page by page, newest change first, without the trash', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 25; n++) ids.push((await createDeck({ markdown: `# Paging 100%_${n}`, ownerId: null })).id);
    const gone = ids.pop()!;
    await trashDeck(gone);
    // The same time for several: the id decides, so that none is shown twice or never.
    const at = new Date(Date.now() + 1000);
    for (const id of ids.slice(0, 8)) await refreshDeck(id, '# Paging 100%_x', { at });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDecks(nobody, { search: '100%_ paging', limit: 7, cursor });
      seen.push(...page.decks.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(24);
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(new Set(seen.slice(0, 8))).toEqual(new Set(ids.slice(0, 8)));
    expect((await listDecks(nobody, { search: '100%x' })).decks).toEqual([]);
    await restoreDeck(gone);
    expect((await listDecks(nobody, { search: '100%_24' })).decks.map(({ id }) => id)).toEqual([gone]);
  });
});

describe('people', () => {
  const token = 'chair_ccccccccccccccc-';

  test('have no row before they do something, and one after, however many tabs they have', async () => {
    expect(await findPerson(token)).toBeNull();
    const people = await Promise.all([1, 2, 3, 4].map(() => ensurePerson(token)));
    expect(new Set(people.map(({ id }) => id)).size).toBe(1);
    expect(people[0]).toMatchObject({ name: expect.stringMatching(/^Guest \d\d$/), chosenName: false });
    expect(JSON.stringify(await db().prisma.user.findMany())).not.toContain(token);
    expect(await renamePerson(people[0]!.id, ' The\nChair ')).toMatchObject({ name: 'The Chair', chosenName: true });
  });

  test('are known by a cookie of ours and nothing else', () => {
    expect(tokenIn(`a=b; lectern_person=${token}; c=d`)).toBe(token);
    for (const header of [undefined, '', 'lectern_person=', 'lectern_person=short', `xlectern_person=${token}`])
      expect(tokenIn(header)).toBeNull();
  });

  test('have names of one line', () => {
    expect(cleanName('  a \u202e b\u0000\n c ')).toBe('a b c');
    expect(cleanName('👩‍👩‍👧'.repeat(40)).length).toBeLessThan(400);
    expect(cleanName(' \n ')).toBe('');
  });
});
