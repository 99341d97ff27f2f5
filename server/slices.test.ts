import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { inCausalOrder } from './causal-order.ts';
import { readUpdate } from './read-update.ts';
import { type Content, isLarge, slicesOf } from './slices.ts';
import { atOnce } from './turns.ts';

const text = (doc: Y.Doc) => doc.getText('content');
const contentOf = (doc: Y.Doc, update: Uint8Array): Content => {
  const { structs, deletions } = atOnce(readUpdate(update, Number.POSITIVE_INFINITY));
  const items = structs.filter((struct) => struct instanceof Y.Item);
  return { structs: atOnce(inCausalOrder(doc, items)), deletions };
};
const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const isWhole = ({ store }: Y.Doc) => store.pendingStructs === null && store.pendingDs === null;

/** Two people who write between each other's letters, and delete some. */
function written(base: Y.Doc, rounds: number): Uint8Array {
  const [one, other] = [copyOf(base), copyOf(base)];
  const write = (doc: Y.Doc, n: number) => {
    text(doc).insert((n * 7919) % text(doc).length, 'xy');
    if (n % 5 === 0) text(doc).delete((n * 31) % (text(doc).length - 4), 3);
  };
  for (let round = 0; round < rounds; round++) {
    for (let n = 0; n < 50; n++) write(one, round * 50 + n);
    for (let n = 0; n < 50; n++) write(other, round * 70 + n);
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other, Y.encodeStateVector(one)));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one, Y.encodeStateVector(other)));
  }
  return Y.encodeStateAsUpdate(one, Y.encodeStateVector(base));
}

test('a large update comes in parts, none of which waits for a later one, and to the same text', () => {
  const doc = new Y.Doc();
  text(doc).insert(0, 'Lectern '.repeat(2_000));
  const update = written(doc, 40);
  const whole = copyOf(doc);
  Y.applyUpdate(whole, update);
  const content = contentOf(doc, update);
  expect(isLarge(content, 500)).toBe(true);
  let slices = 0;
  for (const slice of slicesOf(content, 500)) {
    expect(isLarge(contentOf(doc, slice.update), 500)).toBe(false);
    Y.applyUpdate(doc, slice.update);
    expect(isWhole(doc)).toBe(true);
    slices += 1;
  }
  expect(slices).toBeGreaterThan(4);
  expect(text(doc).toString()).toBe(text(whole).toString());
  expect(Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(whole));
});

test('what builds on something that is missing comes last', () => {
  const doc = new Y.Doc();
  text(doc).insert(0, 'text');
  const other = copyOf(doc);
  text(other).insert(0, 'lost ');
  const from = Y.encodeStateVector(other);
  text(other).insert(2, 'new ');
  text(other).insert(text(other).length, ' end');
  const parts = [...slicesOf(contentOf(doc, Y.encodeStateAsUpdate(other, from)), 500)];
  for (const { update } of parts) Y.applyUpdate(doc, update);
  expect(isWhole(doc)).toBe(false);
  expect(text(doc).toString()).toBe('text');
});
