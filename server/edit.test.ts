import { describe, expect, vi } from 'vitest';
import * as Y from 'yjs';
import { db } from '#store/db.ts';
import { rooms } from '#store/rooms-door.ts';
import { MAX_DECK_BYTES } from '#wire';
import type { Editor } from './test-support/editor.ts';
import { message, openRaw } from './test-support/raw-socket.ts';
import { test, until } from './test-support/test.ts';

/** Numbers in [0, 1) that repeat with the seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function editAtRandom({ text }: Editor, random: () => number): void {
  const at = Math.floor(random() * (text.length + 1));
  if (random() < 0.3 && text.length > at) text.delete(at, Math.min(text.length - at, Math.ceil(random() * 5)));
  else text.insert(at, ['a', 'ß', '\n', '🎉', '---\n', 'word '][Math.floor(random() * 6)] ?? '');
}

async function allAcknowledged(editors: readonly Editor[]): Promise<void> {
  for (const editor of editors) {
    await vi.waitFor(() => {
      expect(editor.provider.synced).toBe(true);
      expect(editor.acked()).toBe(editor.sent());
    }, until);
  }
}

describe('editing', () => {
  test.for([1, 2, 3])('random edits over a flapping connection end in equal texts (seed %i)', async (seed, { lectern, open }) => {
    const random = seeded(seed);
    const deckId = await lectern.deck('# Start\n\n---\n\ntwo');
    const editors = await Promise.all([1, 2, 3, 4].map(() => open(deckId)));
    for (let round = 0; round < 120; round++) {
      const editor = editors[Math.floor(random() * editors.length)]!;
      if (random() < 0.06) editor.provider.ws?.close();
      else editAtRandom(editor, random);
      if (round % 10 === 0) await new Promise((resolve) => setTimeout(resolve, random() * 20));
    }
    await allAcknowledged(editors);
    await vi.waitFor(() => expect(new Set(editors.map(({ text }) => text.toString())).size).toBe(1), until);
    expect(await rooms().textOf(deckId)).toBe(editors[0]!.text.toString());
    const fresh = await open(deckId);
    expect(fresh.text.toString()).toBe(editors[0]!.text.toString());
  });

  test('a large edit is taken in parts, what follows it waits, and others write meanwhile', async ({ lectern, open }) => {
    const deckId = await lectern.deck('Lectern '.repeat(20_000));
    const [anna, ben] = [await open(deckId), await open(deckId)];
    await allAcknowledged([anna, ben]);
    anna.doc.transact(() => {
      for (let n = 0; n < 6_000; n++) anna.text.insert((n * 7919) % 150_000, 'y');
      for (let n = 0; n < 1_500; n++) anna.text.delete((n * 4001) % 150_000, 2);
    });
    anna.text.insert(0, 'first ');
    ben.text.insert(3, 'ben ');
    await allAcknowledged([anna, ben]);
    await vi.waitFor(() => expect(ben.text.toString()).toBe(anna.text.toString()), until);
    const fresh = await open(deckId);
    expect(fresh.text.toString()).toBe(anna.text.toString());
    expect(anna.text.toString()).toMatch(/^first /);
  });

  test('an edit is acknowledged only once it is in the database', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId);
    const ben = await open(deckId);
    await allAcknowledged([anna]);
    const blocker = await db().pool.connect();
    await blocker.query('BEGIN');
    await blocker.query('LOCK TABLE deck_update IN ACCESS EXCLUSIVE MODE');
    anna.text.insert(0, 'late ');
    const sent = anna.sent();
    // The other editor has it, so the server had it too: it is the commit that is missing.
    await vi.waitFor(() => expect(ben.text.toString()).toBe('late text'), until);
    expect(anna.acked()).toBeLessThan(sent);
    await blocker.query('COMMIT');
    blocker.release();
    await vi.waitFor(() => expect(anna.acked()).toBe(sent), until);
    const { rows } = await db().pool.query('SELECT count(*)::int AS n FROM deck_update WHERE deck_id = $1', [deckId]);
    expect(rows[0].n).toBe(2);
  });

  test('an edit is saved while every other connection to the database is taken', async ({ lectern, open }) => {
    const anna = await open(await lectern.deck('text'));
    await allAcknowledged([anna]);
    const { pool } = db();
    const taken = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    anna.text.insert(0, 'saved ');
    await allAcknowledged([anna]).finally(() => {
      for (const client of taken) client.release();
    });
  });

  test('a text put by the API reaches open editors as a merge', async ({ lectern, open }) => {
    const deckId = await lectern.deck('one\n\n---\n\ntwo\n\n---\n\nthree');
    const anna = await open(deckId);
    const cursor = Y.createRelativePositionFromTypeIndex(anna.text, anna.text.toString().indexOf('three'));
    anna.text.insert(0, 'mine ');
    await allAcknowledged([anna]);
    await rooms().replaceText(deckId, 'mine one\n\n---\n\ntwo and a half\n\n---\n\nthree', null);
    await vi.waitFor(() => expect(anna.text.toString()).toBe('mine one\n\n---\n\ntwo and a half\n\n---\n\nthree'), until);
    const position = Y.createAbsolutePositionFromRelativePosition(cursor, anna.doc);
    expect(position?.index).toBe(anna.text.toString().indexOf('three'));
  });

  test('a text that grows too large is taken back everywhere and its author is told', async ({ lectern, open }) => {
    const deckId = await lectern.deck('x'.repeat(MAX_DECK_BYTES - 10));
    const anna = await open(deckId);
    const ben = await open(deckId);
    const before = anna.text.toString();
    anna.text.insert(5, 'y'.repeat(11));
    await vi.waitFor(() => expect(anna.heard).toContainEqual({ type: 'rejected', why: 'too-large' }), until);
    await vi.waitFor(() => expect(anna.text.toString() === before).toBe(true), until);
    anna.text.insert(0, 'fits');
    await allAcknowledged([anna]);
    await vi.waitFor(() => expect(ben.text.toString() === `fits${before}`).toBe(true), until);
  });

  test('updates that are no text of a deck are refused, and three of them close the socket', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId);
    for (const root of ['other', 'more', 'yet another']) anna.doc.getMap(root).set('key', 'value');
    await vi.waitFor(() => expect(anna.lastCode()).toBe(1008), until);
    expect(anna.heard.filter((message) => message.type === 'rejected').length).toBeGreaterThanOrEqual(3);
    expect(await rooms().textOf(deckId)).toBe('text');
  });

  test('what comes behind a message that closes the socket is not looked at', async ({ lectern }) => {
    const deckId = await lectern.deck('text');
    const typed = new Y.Doc();
    typed.getText('content').insert(0, 'more');
    const socket = await openRaw(`${lectern.url}/sync/${deckId}?lectern=1`);
    socket.send(message(101, Buffer.from('no JSON')), message(0, 2, Y.encodeStateAsUpdate(typed)));
    expect(await socket.closed).toBe(4400);
    expect(await rooms().textOf(deckId)).toBe('text');
  });

  test('an unknown deck closes with 4404', async ({ knock }) => {
    const editor = knock('AAAAAAAAAAAAAAAAAAAAAA');
    await vi.waitFor(() => expect(editor.closeCode()).toBe(4404), until);
  });

  test('lists show an edited deck as it is now', async ({ lectern, open }) => {
    const deckId = await lectern.deck('# Old');
    const anna = await open(deckId);
    anna.text.insert(0, '---\ntitle: New\n---\n\n# one\n\n---\n\n');
    await allAcknowledged([anna]);
    await rooms().freshen(deckId);
    const deck = await db().prisma.deck.findUniqueOrThrow({ where: { id: deckId } });
    expect(deck).toMatchObject({ title: 'New', slides: 2, stacks: 2 });
  });
});
