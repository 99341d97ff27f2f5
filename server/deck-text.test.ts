import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ClientTable } from './clients.ts';
import { DeckText } from './deck-text.ts';

const anna = { ownerId: 'anna', connected: true, charge: () => undefined };

/** A deck's text in which client 1 wrote a face. */
function faced(): { readonly text: DeckText; readonly refused: string[] } {
  const refused: string[] = [];
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('content').insert(0, 'a🎉');
  doc.clientID = 2;
  const onRefused = (why: string) => refused.push(why);
  const text = new DeckText({ doc, clients: new ClientTable([]), onChange: () => undefined, onRefused, mayBringBack: () => true });
  return { text, refused };
}
const take = ({ text }: { readonly text: DeckText }, update: Uint8Array) =>
  text.take({ update, mayEdit: true, handshake: true, guard: null, by: anna });

/** The same deck at somebody who wrote in the middle of the face. */
function cut(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.getText('content').insert(2, 'x');
  return copy;
}

test('who wrote in the middle of a character may say again what is known', () => {
  const deck = faced();
  const copy = cut(deck.text.doc);
  expect(take(deck, Y.encodeStateAsUpdate(copy))).toBe('taken');
  expect(deck.text.value).toBe(copy.getText('content').toString());
  expect(deck.refused).toEqual([]);
});

test('what is known cuts no character', () => {
  const deck = faced();
  const copy = cut(deck.text.doc);
  const allButNew = Y.diffUpdate(Y.encodeStateAsUpdate(copy), Y.encodeStateVector(new Map([[copy.clientID, 1]])));
  expect(Y.decodeUpdate(allButNew).structs.map(({ length }) => length)).toEqual([2, 1]);
  expect(take(deck, allButNew)).toBe('taken');
  expect(deck.text.value).toBe('a🎉');
  expect(deck.refused).toEqual([]);
});
