import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readUpdate } from './read-update.ts';
import { bytes } from './test-support/crafted.ts';
import { atOnce } from './turns.ts';

const read = (update: Uint8Array, limit = 1_000) => atOnce(readUpdate(update, limit));

/** An edit of a text: who, where, how many go, what comes. */
const edit = fc.tuple(fc.nat(2), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(3), fc.constantFrom('', 'x', 'ab', '🎉', 'ß\n'));

/** What three people made of a text, each beside the others, as an update. */
function updateOf(edits: readonly (readonly [number, number, number, string])[]): Uint8Array {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  for (const [who, at, remove, insert] of edits) {
    const text = docs[who]?.getText('content');
    if (!text) continue;
    const from = Math.floor(at * text.length);
    text.delete(from, Math.min(remove, text.length - from));
    text.insert(from, insert);
    if (insert === 'ab') for (const doc of docs) Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[who] ?? doc));
  }
  return Y.mergeUpdates(docs.map((doc) => Y.encodeStateAsUpdate(doc)));
}

/** All that was read, to be compared. */
const told = ({
  structs,
  deletions,
}: {
  structs: readonly Y.AbstractStruct[];
  deletions: Iterable<[number, readonly { clock: number; len: number }[]]>;
}) => ({
  structs: structs.map((struct) => {
    const { id, length } = struct;
    const item = struct instanceof Y.Item ? struct : null;
    const content = item?.content instanceof Y.ContentString ? item.content.str : (item?.content.constructor.name ?? null);
    return [struct.constructor.name, id, length, item?.origin, item?.rightOrigin, item?.parent, item?.parentSub, content];
  }),
  deletions: [...deletions].map(([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])]),
});

function byYjs(update: Uint8Array) {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return { structs, deletions: ds.clients as Iterable<[number, { clock: number; len: number }[]]> };
  } catch {
    return null;
  }
}

test('an update is read as Yjs reads it', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 40 }), (edits) => {
      const update = updateOf(edits);
      const expected = byYjs(update);
      expect(expected && told(expected)).toEqual(told(read(update) as never));
    }),
    { numRuns: 200 },
  );
});

test('what is broken is read as Yjs reads it, or not at all', () => {
  const mutation = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255));
  let readable = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 20 }), fc.array(mutation, { maxLength: 3 }), (edits, mutations) => {
      const update = updateOf(edits);
      for (const [at, byte] of mutations) update[Math.floor(at * update.length)] = byte;
      let ours: ReturnType<typeof read>;
      try {
        ours = read(update);
      } catch {
        return;
      }
      readable += 1;
      const expected = byYjs(update);
      expect(expected && told(expected)).toEqual(told(ours as never));
    }),
    { numRuns: 1_000 },
  );
  expect(readable).toBeGreaterThan(50);
});

test('no more is read than a deck may need', () => {
  const doc = new Y.Doc();
  for (let n = 0; n < 20; n++) doc.getText('content').insert(0, 'x');
  const update = Y.encodeStateAsUpdate(doc);
  expect(read(update, 20).structs).toHaveLength(20);
  expect(() => read(update, 19)).toThrow(expect.objectContaining({ why: 'too-many' }));
  const deletions = bytes(0, 1, 5, 3, 0, 1, 2, 1, 4, 1);
  expect(read(deletions, 3).deletions.get(5)).toHaveLength(3);
  expect(() => read(deletions, 2)).toThrow(expect.objectContaining({ why: 'too-many' }));
  const settings = new Y.Doc();
  settings.getMap('settings').set('a', 1);
  expect(() => read(Y.encodeStateAsUpdate(settings))).toThrow(expect.objectContaining({ why: 'kind' }));
});
