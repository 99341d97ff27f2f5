import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { inCausalOrder as inSteps } from './causal-order.ts';
import { atOnce } from './turns.ts';

const inCausalOrder = (doc: Y.Doc, structs: readonly Y.Item[]) => atOnce(inSteps(doc, structs));
const itemsIn = (update: Uint8Array): Y.Item[] => Y.decodeUpdate(update).structs.filter((struct) => struct instanceof Y.Item);
const names = (items: readonly Y.Item[]) => items.map(({ id }) => `${id.client}:${id.clock}`);

/** Clients take turns, each writing behind the one before. */
function chain(clients: readonly number[]): Y.Doc {
  const doc = new Y.Doc();
  for (const client of clients) {
    doc.clientID = client;
    doc.getText('content').insert(doc.getText('content').length, 'x');
  }
  return doc;
}

test('what was written later comes later, whichever client wrote it', () => {
  const doc = chain([1, 3, 2, 3, 1, 2]);
  expect(names(inCausalOrder(new Y.Doc(), itemsIn(Y.encodeStateAsUpdate(doc))))).toEqual(['1:0', '3:0', '2:0', '3:1', '1:1', '2:1']);
});

test('what waits for something that is missing comes last, with whatever waits for it', () => {
  const doc = chain([1, 2, 3, 2]);
  doc.clientID = 4;
  doc.getText('content').insert(4, 'end');
  const alone = new Y.Doc();
  alone.clientID = 5;
  alone.getText('content').insert(0, 'alone');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(alone));
  const items = itemsIn(Y.encodeStateAsUpdate(doc));
  const order = names(
    inCausalOrder(
      new Y.Doc(),
      items.filter(({ id }) => id.client !== 1),
    ),
  );
  expect(order[0]).toBe('5:0');
  expect(order.toSorted()).toEqual(['2:0', '2:1', '3:0', '4:0', '5:0']);
});

/** A struct of one character, behind another client's. */
const behind = (client: number, other: number): Y.Item =>
  new Y.Item(Y.createID(client, 0), null, Y.createID(other, 0), null, null, null, null, new Y.ContentString('x'));

test('clients that wait for each other are not waited for', () => {
  expect(inCausalOrder(new Y.Doc(), [behind(1, 2), behind(2, 3), behind(3, 1)])).toHaveLength(3);
});

test('twenty thousand clients, each of whom waits for the next, take one walk', () => {
  const doc = chain([20_000]);
  const clients = Array.from({ length: 20_000 }, (_, client) => client);
  const order = inCausalOrder(
    doc,
    clients.map((client) => behind(client, client + 1)),
  );
  expect(names(order)).toEqual(clients.toReversed().map((client) => `${client}:0`));
});
