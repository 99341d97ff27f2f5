import { describe, expect, vi } from 'vitest';
import { db } from '#store/db.ts';
import { rooms } from '#store/rooms-door.ts';
import { textHash } from '#wire';
import type { Editor } from './test-support/editor.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

async function blockLog(): Promise<() => Promise<void>> {
  const blocker = await db().pool.connect();
  await blocker.query('BEGIN');
  await blocker.query('LOCK TABLE deck_update IN ACCESS EXCLUSIVE MODE');
  return async () => {
    await blocker.query('COMMIT');
    blocker.release();
  };
}

const stalls = ({ heard }: Editor) => heard.flatMap((message) => (message.type === 'stalled' ? [message.on] : []));

describe('a log that cannot keep up', () => {
  test('is said to all, holds up who writes and loses nothing', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const [anna, ben] = [await open(deckId, annasToken), await open(deckId, bensToken)];
    const goOn = await blockLog();
    anna.text.insert(0, 'one ');
    await vi.waitFor(() => expect([stalls(anna), stalls(ben)]).toEqual([[true], [true]]), until);
    anna.text.insert(0, 'two ');
    await vi.waitFor(() => expect(ben.text.toString()).toBe('two one text'), until);
    // That one was the last that was read of her.
    anna.text.insert(0, 'three ');
    ben.say({ type: 'hash', sent: ben.sent() });
    await vi.waitFor(() => expect(ben.heard.at(-1)).toMatchObject({ type: 'hash' }), until);
    expect(await rooms().textOf(deckId)).toBe('two one text');
    await goOn();
    await vi.waitFor(() => expect(anna.acked()).toBe(anna.sent()), until);
    await vi.waitFor(() => expect(ben.text.toString()).toBe('three two one text'), until);
    expect(stalls(anna)).toEqual([true, false]);
  });
});

describe('the fingerprint of the text', () => {
  test('is that of everything a client was sent before it', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text 🎉');
    const [anna, ben] = [await open(deckId), await open(deckId)];
    ben.text.insert(0, 'ben ');
    anna.text.insert(0, 'anna ');
    anna.say({ type: 'hash', sent: anna.sent() });
    const answer = await vi.waitFor(() => {
      const last = anna.heard.at(-1);
      if (last?.type !== 'hash') throw new Error('no answer yet');
      return { ...last, text: anna.text.toString() };
    }, until);
    expect(answer.hash).toBe(textHash(answer.text));
  });

  test('is not known for a client that has sent more than arrived', async ({ lectern, open }) => {
    const anna = await open(await lectern.deck('text'));
    anna.say({ type: 'hash', sent: anna.sent() + 1 });
    await vi.waitFor(() => expect(anna.heard.at(-1)).toEqual({ type: 'hash', sent: anna.sent() + 1, hash: null }), until);
  });
});
