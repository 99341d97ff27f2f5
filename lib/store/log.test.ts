import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { readClients } from './clients.ts';
import { closeDb, db } from './db.ts';
import { createDeck } from './decks.ts';
import { openLog } from './log.ts';
import { migrate } from './migrate.ts';
import { compact, readDoc } from './snapshot.ts';
import { compacted } from './test-support/compacted.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
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

const textOf = async (deckId: string) => (await readDoc(deckId)).doc.getText('content').toString();
const rowsOf = async (deckId: string) => db().prisma.deckUpdate.count({ where: { deckId } });

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
    await Promise.all([compacted(id), ...updates.slice(5).map((update) => log.append(id, row(update)))]);
    expect(await textOf(id)).toBe('abcdefghij');
    await compacted(id);
    expect(await rowsOf(id)).toBe(0);
    expect(await textOf(id)).toBe('abcdefghij');
    const snapshot = await db().prisma.deckSnapshot.findUniqueOrThrow({ where: { deckId: id } });
    expect(snapshot.text).toBe('abcdefghij');
  });

  test('compacting takes in what others stored that the document does not have', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const [a, b, c] = updatesThatType(['a', 'b', 'c']);
    await log.append(id, row(a!));
    const { doc, ...held } = await readDoc(id);
    await log.append(id, row(b!));
    const learnt: number[] = [];
    const learn = (updates: readonly Uint8Array[]) => {
      learnt.push(updates.length);
      for (const update of updates) Y.applyUpdate(doc, update);
      return true;
    };
    const text = () => doc.getText('content').toString();
    const after = await compact(id, { doc, text, held, learn });
    expect([learnt, await rowsOf(id), await textOf(id)]).toEqual([[1], 0, 'ab']);
    // Another node compacted, too: its snapshot is news.
    await log.append(id, row(c!));
    await compacted(id);
    const last = await log.append(id, { data: Y.encodeStateAsUpdate(new Y.Doc()), claims: [] });
    await compact(id, { doc, text, held: { ids: new Set([String(last)]), snapshotAt: after?.snapshotAt ?? null }, learn });
    expect([learnt, await rowsOf(id), await textOf(id)]).toEqual([[1, 1], 0, 'abc']);
    expect(await compact(id, { doc, text, held, learn })).toBeNull();
  });

  test('a log with a gap is refused, never shown as less', async () => {
    const { id } = await createDeck({ markdown: '', ownerId: null });
    const log = openLog(db().pool, () => undefined);
    const [, second] = updatesThatType(['a', 'b']);
    await log.append(id, row(second!));
    await expect(readDoc(id)).rejects.toThrow('gap');
    await expect(compacted(id)).rejects.toThrow('gap');
    expect(await rowsOf(id)).toBe(2);
  });
});
