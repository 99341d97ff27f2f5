import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { db } from '#store/db.ts';
import { keepRevision, listRevisions, revisionText } from '#store/revisions.ts';
import { rooms } from '#store/rooms-door.ts';
import { POST as restore } from '../app/api/v1/decks/[id]/revisions/[n]/restore/route.ts';
import { GET as read } from '../app/api/v1/decks/[id]/revisions/[n]/route.ts';
import { POST as create, GET as list } from '../app/api/v1/decks/[id]/revisions/route.ts';
import { openEditor } from './test-support/editor.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';
import { annasToken, bensToken, until } from './test-support/test.ts';

let lectern: TestLectern;
beforeAll(async () => {
  vi.stubEnv('REVISION_QUIET_SECONDS', '0.5');
  vi.stubEnv('REVISION_WORK_SECONDS', '2');
  vi.stubEnv('REVISIONS_KEEP', '30');
  lectern = await startLectern();
});
afterAll(() => lectern.close());

const at = (id: string, n: number | string = 0) => ({ params: Promise.resolve({ id, n: String(n) }) });
const ask = (method: string, { token = annasToken, body, query = '' }: { token?: string; body?: unknown; query?: string } = {}) =>
  new Request(`http://decks.test/api/v1/x${query}`, {
    method,
    headers: { Host: 'decks.test', Cookie: `lectern_person=${token}`, 'Content-Type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
const kept = { count: 30, days: 0 };

describe('revisions', () => {
  test('are kept after a quiet time, with who wrote, and not again without a change', async () => {
    const deckId = await lectern.deck('start');
    const anna = await openEditor(lectern.url, deckId, annasToken);
    const ben = await openEditor(lectern.url, deckId, bensToken);
    anna.text.insert(0, 'anna ');
    ben.text.insert(0, 'ben ');
    const [revision] = await vi.waitFor(async () => {
      const { revisions } = await listRevisions(deckId);
      expect(revisions).toHaveLength(1);
      return revisions;
    }, until);
    expect(revision).toMatchObject({ n: 1, kind: 'auto', name: null });
    expect(revision?.authors.map(({ name }) => name).sort()).toEqual([anna, ben].map(nameOf).sort());
    expect(await revisionText(deckId, 1)).toBe(anna.text.toString());
    expect(await rooms().keepRevision(deckId, null)).toBeNull();
    for (const editor of [anna, ben]) editor.close();
  });

  test('are kept in continuous work, too', async () => {
    const deckId = await lectern.deck('start');
    const anna = await openEditor(lectern.url, deckId, annasToken);
    const typing = setInterval(() => anna.text.insert(0, 'x'), 50);
    await vi.waitFor(async () => expect((await listRevisions(deckId)).revisions.length).toBeGreaterThan(1), until);
    clearInterval(typing);
    anna.close();
  });

  test('of what was edited right before the server stopped are not lost', async () => {
    const deckId = await lectern.deck('start');
    const anna = await openEditor(lectern.url, deckId, annasToken);
    anna.text.insert(0, 'last words ');
    await vi.waitFor(() => expect(anna.acked()).toBe(anna.sent()), until);
    await lectern.restart();
    expect(await revisionText(deckId, 1)).toBe('last words start');
    anna.close();
  });

  test('are edits of the one before, whole now and then, and each reads as it was', async () => {
    const deckId = await lectern.deck('');
    const texts = Array.from({ length: 27 }, (_, n) => `# Slide 🎉\n\n${'line of text\n'.repeat(50)}${'y'.repeat(n)} ${n}`);
    for (const text of texts) await keepRevision(deckId, { text, authors: [] }, kept);
    const { rows } = await db().pool.query('SELECT n, length(data) AS bytes FROM deck_revision WHERE deck_id = $1 AND base IS NULL', [
      deckId,
    ]);
    expect(rows.map(({ n }) => n)).toEqual([1, 21]);
    for (const [index, text] of texts.entries()) expect(await revisionText(deckId, index + 1)).toBe(text);
  });

  test('beyond those to be kept go, but named ones stay and can be read', async () => {
    const deckId = await lectern.deck('');
    const text = (n: number) => `${'line of text\n'.repeat(50)}${n}`;
    for (let n = 1; n <= 12; n++)
      await keepRevision(deckId, { text: text(n), authors: [], name: n === 4 ? 'Rehearsal' : null }, { count: 5, days: 0 });
    expect((await listRevisions(deckId)).revisions.map(({ n }) => n)).toEqual([12, 11, 10, 9, 8, 4]);
    for (const n of [4, 8, 12]) expect(await revisionText(deckId, n)).toBe(text(n));
    await expect(revisionText(deckId, 3)).rejects.toMatchObject({ kind: 'no-revision' });
    await db().pool.query(`UPDATE deck_revision SET at = now() - interval '3 days' WHERE deck_id = $1 AND n < 12`, [deckId]);
    await keepRevision(deckId, { text: text(13), authors: [] }, { count: 5, days: 2 });
    expect((await listRevisions(deckId)).revisions.map(({ n }) => n)).toEqual([13, 12, 4]);
    expect(await revisionText(deckId, 12)).toBe(text(12));
  });

  test('of two servers at once have numbers of their own', async () => {
    const deckId = await lectern.deck('');
    await Promise.all(Array.from({ length: 8 }, (_, n) => keepRevision(deckId, { text: `text ${n}`, authors: [] }, kept)));
    expect((await listRevisions(deckId)).revisions.map(({ n }) => n)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  });
});

describe('revisions over HTTP', () => {
  test('are named, listed, read and restored as an edit that others see as a merge', async () => {
    const deckId = await lectern.deck('one\n\n---\n\ntwo\n\n---\n\nthree');
    const anna = await openEditor(lectern.url, deckId, annasToken);
    const made = await create(ask('POST', { body: { name: ' Before  lunch ' } }), at(deckId));
    expect([made.status, await made.json()]).toMatchObject([201, { n: 1, kind: 'named', name: 'Before lunch' }]);
    anna.doc.transact(() => {
      anna.text.delete(0, 5);
      anna.text.insert(0, 'changed ');
    });
    await vi.waitFor(() => expect(anna.acked()).toBe(anna.sent()), until);
    const cursor = Y.createRelativePositionFromTypeIndex(anna.text, anna.text.toString().indexOf('three'));
    expect((await restore(ask('POST'), at(deckId, 1))).status).toBe(204);
    await vi.waitFor(() => expect(anna.text.toString()).toBe('one\n\n---\n\ntwo\n\n---\n\nthree'), until);
    expect(Y.createAbsolutePositionFromRelativePosition(cursor, anna.doc)?.index).toBe(anna.text.toString().indexOf('three'));
    const { revisions } = await (await list(ask('GET'), at(deckId))).json();
    expect(revisions.map(({ n }: { n: number }) => n).slice(-2)).toEqual([2, 1]);
    expect(await (await read(ask('GET'), at(deckId, 2))).text()).toMatch(/^changed /);
    const page = await (await list(ask('GET', { query: '?limit=1&before=2' }), at(deckId))).json();
    expect(page).toMatchObject({ revisions: [{ n: 1 }], next: null });
    anna.close();
  });

  test('are for those who may edit, and say what is wrong', async () => {
    const anna = await openEditor(lectern.url, await lectern.deck(''), annasToken);
    const access = anna.heard.find((message) => message.type === 'access');
    const deckId = await lectern.deck('text', { ownerId: access?.type === 'access' ? access.you.id : null });
    await db().prisma.deck.update({ where: { id: deckId }, data: { linkLevel: 'view' } });
    await rooms().keepRevision(deckId, 'Mine');
    const statusOf = async (answer: Promise<Response>) => (await answer).status;
    const reader = { token: bensToken };
    expect(await statusOf(list(ask('GET', reader), at(deckId)))).toBe(403);
    expect(await statusOf(read(ask('GET', reader), at(deckId, 1)))).toBe(403);
    expect(await statusOf(restore(ask('POST', reader), at(deckId, 1)))).toBe(403);
    expect(await statusOf(create(ask('POST', { ...reader, body: { name: 'x' } }), at(deckId)))).toBe(403);
    expect(await statusOf(read(ask('GET'), at(deckId, 1)))).toBe(200);
    for (const n of [99, '0', 'x', '1.5']) expect(await statusOf(read(ask('GET'), at(deckId, n)))).toBe(404);
    expect(await statusOf(create(ask('POST', { body: { name: ' ' } }), at(deckId)))).toBe(400);
    expect(await statusOf(list(ask('GET', { query: '?before=x' }), at(deckId)))).toBe(400);
    anna.close();
  });
});

function nameOf({ heard }: Awaited<ReturnType<typeof openEditor>>): string {
  const access = heard.find((message) => message.type === 'access');
  return access?.type === 'access' ? access.you.name : '';
}
