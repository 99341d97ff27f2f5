import { describe, expect, vi } from 'vitest';
import * as Y from 'yjs';
import { rooms } from '#store/rooms-door.ts';
import type { Editor } from './test-support/editor.ts';
import { annasToken, bensToken, test, until } from './test-support/test.ts';

const allAcked = (editor: Editor) => vi.waitFor(() => expect(editor.acked()).toBe(editor.sent()), until);
/** Inserts at the beginning as if the editor were this Yjs client. */
function writeAs(editor: Editor, client: number, words: string): void {
  const own = editor.doc.clientID;
  editor.doc.clientID = client;
  editor.text.insert(0, words);
  editor.doc.clientID = own;
}
const refusalsOf = ({ heard }: Editor) => heard.filter(({ type }) => type === 'rejected');

describe('a Yjs client of a deck', () => {
  test('that wrote is nobody else’s, also when the deck was closed meanwhile', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    anna.text.insert(0, 'anna ');
    await allAcked(anna);
    await lectern.restart();
    const ben = await open(deckId, bensToken);
    await vi.waitFor(() => expect(ben.text.toString()).toBe('anna text'), until);
    writeAs(ben, anna.doc.clientID, 'ben as anna ');
    await vi.waitFor(() => expect(refusalsOf(ben)).not.toEqual([]), until);
    expect(await rooms().textOf(deckId)).toBe('anna text');
  });

  test('that only showed itself is nobody else’s either', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    anna.provider.awareness.setLocalStateField('slide', 1);
    await vi.waitFor(() => expect(ben.provider.awareness.getStates().has(anna.doc.clientID)).toBe(true), until);
    writeAs(ben, anna.doc.clientID, 'ben as anna ');
    await vi.waitFor(() => expect(refusalsOf(ben)).not.toEqual([]), until);
    anna.text.insert(0, 'anna ');
    await allAcked(anna);
    expect(await rooms().textOf(deckId)).toBe('anna text');
  });

  test('stays its person’s, from another socket and after offline work', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    anna.text.insert(0, 'one ');
    await allAcked(anna);
    anna.provider.disconnect();
    anna.text.insert(0, 'two ');
    const again = await open(deckId, annasToken);
    Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(anna.doc));
    writeAs(again, anna.doc.clientID, 'three ');
    await allAcked(again);
    expect(await rooms().textOf(deckId)).toBe('three two one text');
  });

  test('of the server itself is nobody’s', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    await rooms().replaceText(deckId, 'text by the API', null);
    const ben = await open(deckId, bensToken);
    const others = [...ben.doc.store.clients.keys()];
    for (const client of others) writeAs(ben, client, 'x');
    await vi.waitFor(() => expect(refusalsOf(ben).length).toBeGreaterThanOrEqual(others.length), until);
    expect(await rooms().textOf(deckId)).toBe('text by the API');
  });

  test('of somebody who did not come back is brought back by another right after a crash', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    anna.text.insert(0, 'one ');
    await vi.waitFor(() => expect(ben.text.toString()).toBe('one text'), until);
    await allAcked(anna);
    anna.close();
    ben.provider.disconnect();
    // What was broadcast, but not stored when its server was killed.
    const lost = new Y.Doc();
    lost.clientID = anna.doc.clientID;
    Y.applyUpdate(lost, Y.encodeStateAsUpdate(ben.doc));
    lost.getText('content').insert(0, 'two ');
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(lost));
    ben.provider.connect();
    await vi.waitFor(async () => expect(await rooms().textOf(deckId)).toBe('two one text'), until);
    await allAcked(ben);
  });

  test('of somebody who came back with an empty page is brought back by another right after a crash', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    anna.text.insert(0, 'one ');
    await vi.waitFor(() => expect(ben.text.toString()).toBe('one text'), until);
    await allAcked(anna);
    for (const { provider } of [anna, ben]) provider.disconnect();
    // What was broadcast, but not stored when its server was killed.
    anna.text.insert(0, 'two ');
    Y.applyUpdate(ben.doc, Y.encodeStateAsUpdate(anna.doc));
    anna.close();
    const again = await open(deckId, annasToken);
    again.provider.awareness.setLocalStateField('slide', 1);
    ben.provider.connect();
    await vi.waitFor(() => expect(again.text.toString()).toBe('two one text'), until);
    await allAcked(ben);
  });

  test('of two who saw each other’s last edits is brought back by each for themselves, right after a crash', async ({ lectern, open }) => {
    const deckId = await lectern.deck('text');
    const anna = await open(deckId, annasToken);
    const ben = await open(deckId, bensToken);
    anna.text.insert(0, 'one ');
    ben.text.insert(ben.text.length, ' two');
    await vi.waitFor(() => expect([anna.text.toString(), ben.text.toString()]).toEqual(['one text two', 'one text two']), until);
    await Promise.all([allAcked(anna), allAcked(ben)]);
    // What went to and fro between them, and was not stored when the server was killed.
    for (const { provider } of [anna, ben]) provider.disconnect();
    for (const [from, to, word] of [
      [anna, ben, '1 '],
      [ben, anna, '2 '],
      [anna, ben, '3 '],
    ] as const) {
      from.text.insert(0, word);
      Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc));
    }
    for (const { provider } of [anna, ben]) provider.connect();
    await vi.waitFor(async () => expect(await rooms().textOf(deckId)).toBe('3 2 1 one text two'), until);
    await Promise.all([allAcked(anna), allAcked(ben)]);
  });
});
