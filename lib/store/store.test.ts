import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { readClients } from './clients.ts';
import { closeDb, db } from './db.ts';
import { listDecks } from './deck-list.ts';
import { createDeck, refreshDeck, restoreDeck, trashDeck } from './decks.ts';
import { openLog } from './log.ts';
import { migrate, migrated } from './migrate.ts';
import { cleanName, ensurePerson, findPerson, renamePerson, tokenIn } from './people.ts';
import { compact, readDoc } from './snapshot.ts';

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

/** Updates that type the words one after another. */
function updatesThatType(words: readonly string[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const word of words) doc.getText('content').insert(doc.getText('content').length, word);
  return updates;
}

const nobody = { kind: 'nobody', links: [], most: 'own' } as const;
const textOf = async (deckId: string) => (await readDoc(deckId)).doc.getText('content').toString();
const rowsOf = async (deckId: string) => db().prisma.deckUpdate.count({ where: { deckId } });

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

const row = (data: Uint8Array) => ({ data, claims: [] });

describe('log and snapshot', () => {
  test('a commit is durable, also in a database that is set otherwise', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const name = new URL(database.url).pathname.slice(1);
    await db().pool.query(`ALTER DATABASE ${name} SET synchronous_commit = off`);
    // What the transaction is set to when it commits is what counts: a deferred trigger runs right before.
    await db().pool.query(`CREATE TABLE seen (setting text);
      CREATE FUNCTION see() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO seen VALUES (current_setting('synchronous_commit')); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER see AFTER INSERT ON deck_update DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION see()`);
    const lax = new pg.Pool({ connectionString: database.url, max: 1 });
    expect((await lax.query('SHOW synchronous_commit')).rows[0]).toEqual({ synchronous_commit: 'off' });
    await openLog(lax, () => undefined).append(id, row(updatesThatType(['a'])[0]!));
    expect((await db().pool.query('SELECT setting FROM seen')).rows).toEqual([{ setting: 'on' }]);
    expect((await lax.query('SHOW synchronous_commit')).rows[0]).toEqual({ synchronous_commit: 'off' });
    await lax.end();
    await db().pool.query(`DROP TABLE seen; DROP FUNCTION see CASCADE; ALTER DATABASE ${name} RESET synchronous_commit`);
  });

  test('rows say their ids in order, and whose the clients are is committed with them', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const claims = [{ client: 4_294_967_295, ownerId: 'anna' }];
    const [a, b] = updatesThatType(['a', 'b']);
    const ids = await Promise.all([
      log.append(id, { data: a!, claims }),
      log.append(id, { data: null, claims: [] }),
      log.append(id, row(b!)),
    ]);
    expect(ids[1]).toBeNull();
    expect(ids[2]! > ids[0]!).toBe(true);
    await log.append(id, { data: null, claims: [{ client: 4_294_967_295, ownerId: 'ben' }] });
    expect((await readClients(id)).filter(({ ownerId }) => ownerId !== 'server')).toEqual(claims);
  });

  test('an append resolves when its row is there', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    await Promise.all(updatesThatType(['a', 'b', 'c']).map((update) => log.append(id, row(update))));
    expect(await rowsOf(id)).toBe(4);
    expect(await textOf(id)).toBe('abc');
    expect(log.pending()).toEqual({ bytes: 0, rows: 0, waitMs: 0 });
  });

  test('a database that is away for a while loses nothing', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const failing = new pg.Pool({ connectionString: database.url, max: 1 });
    const query = vi.spyOn(failing, 'query').mockRejectedValueOnce(new Error('terminating connection'));
    const failures: unknown[] = [];
    const log = openLog(failing, (error) => failures.push(error));
    await Promise.all(updatesThatType(['a', 'b']).map((update) => log.append(id, row(update))));
    expect(failures).toHaveLength(1);
    expect(query).toHaveBeenCalledTimes(2);
    expect(await textOf(id)).toBe('ab');
    await failing.end();
  });

  test('a row that can never be stored holds up no other deck', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const [update] = updatesThatType(['a']);
    const outcomes = await Promise.allSettled([log.append('no such deck', row(update!)), log.append(id, row(update!))]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect(await textOf(id)).toBe('a');
  });

  test('compacting keeps the text, also what is appended meanwhile', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const updates = updatesThatType([...'abcdefghij']);
    await Promise.all(updates.slice(0, 5).map((update) => log.append(id, row(update))));
    await Promise.all([compact(id), ...updates.slice(5).map((update) => log.append(id, row(update)))]);
    expect(await textOf(id)).toBe('abcdefghij');
    await compact(id);
    expect(await rowsOf(id)).toBe(0);
    expect(await textOf(id)).toBe('abcdefghij');
    const snapshot = await db().prisma.deckSnapshot.findUniqueOrThrow({ where: { deckId: id } });
    expect(snapshot.text).toBe('abcdefghij');
  });

  test('a log with a gap is refused, never shown as less', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const [, second] = updatesThatType(['a', 'b']);
    await log.append(id, row(second!));
    await expect(readDoc(id)).rejects.toThrow('gap');
    await expect(compact(id)).rejects.toThrow('gap');
    expect(await rowsOf(id)).toBe(2);
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
