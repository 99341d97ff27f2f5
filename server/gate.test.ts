import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { applySighted } from './gate.ts';
import { bytes, crafted } from './test-support/crafted.ts';
import { sighted } from './test-support/sighted.ts';

function deck(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, text);
  return doc;
}

/** The update that a change makes in a copy of the document. */
function updateOf(doc: Y.Doc, change: (copy: Y.Doc) => void): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const before = Y.encodeStateVector(copy);
  change(copy);
  return Y.encodeStateAsUpdate(copy, before);
}

describe('the gate lets through', () => {
  test('typing and deleting, and knows how many bytes come', () => {
    const doc = deck('text');
    expect(
      sighted(
        doc,
        updateOf(doc, (copy) => copy.getText('content').insert(2, 'ß🎉')),
      ),
    ).toMatchObject({ empty: false, insertedBytes: 6 });
    expect(
      sighted(
        doc,
        updateOf(doc, (copy) => copy.getText('content').delete(0, 2)),
      ),
    ).toMatchObject({ empty: false, insertedBytes: 0 });
  });

  test('what was typed and deleted before it came', () => {
    const doc = deck('text');
    const update = updateOf(doc, (copy) => {
      copy.getText('content').insert(0, 'gone');
      copy.getText('content').delete(0, 4);
    });
    expect(sighted(doc, update)).toMatchObject({ empty: false, insertedBytes: 0 });
  });

  test('a handshake that brings nothing', () => {
    const doc = deck('text');
    expect(sighted(doc, Y.encodeStateAsUpdate(new Y.Doc()))).toMatchObject({ empty: true, insertedBytes: 0 });
  });

  test('what the document knows already, without counting it again', () => {
    const doc = deck('text');
    expect(sighted(doc, Y.encodeStateAsUpdate(doc))).toMatchObject({ insertedBytes: 0 });
  });
});

describe('the gate refuses', () => {
  const doc = deck('text');
  const [client] = [...doc.store.clients.keys()];

  test.each<[string, Uint8Array]>([
    ['nothing at all', new Uint8Array()],
    ['bytes that are no update', Uint8Array.from([255, 255, 255, 255, 1, 2, 3])],
    ['the promise of 30 million structs', bytes(1, 30_000_000, 5, 0)],
    ['a GC struct that would swallow what a colleague types next', Uint8Array.from([...bytes(1, 1, client!, 4), 0, ...bytes(20), 0])],
    ['a map', updateOf(doc, (copy) => copy.getMap('settings').set('a', 1))],
    ['another text', updateOf(doc, (copy) => copy.getText('other').insert(0, 'x'))],
    ['formatting', updateOf(doc, (copy) => copy.getText('content').format(0, 2, { bold: true }))],
    ['something embedded', updateOf(doc, (copy) => copy.getText('content').insertEmbed(0, { image: 'x' }))],
    ['an attribute of the text', updateOf(doc, (copy) => copy.getText('content').setAttribute('a', 'b'))],
    ['a struct of no length, of which nobody could read what is written', crafted(9, [[3, null, '']], client!)],
    ['a struct beside one that its own client writes only later', crafted(9, [[5, null]], 9)],
    ['the deletion of nothing', bytes(0, 1, 9, 1, 3, 0)],
    ['a type in a type', updateOf(doc, (copy) => copy.getArray('list').insert(0, [new Y.Text('x')]))],
  ])('%s', (_what, update) => {
    expect(sighted(doc, update)).toHaveProperty('why');
    expect(doc.getText('content').toString()).toBe('text');
  });

  test('more structs than an offline day makes', () => {
    const many = updateOf(doc, (copy) => {
      for (let n = 0; n < 20_001; n++) copy.getText('content').insert(0, 'x');
    });
    expect(sighted(doc, many)).toEqual({ why: 'too-many' });
  });
});

test('the gate says when what is known would now cut a character in two', () => {
  const doc = deck('a🎉');
  doc.clientID = 7;
  const [author] = [...doc.store.clients.keys()];
  Y.applyUpdate(doc, crafted(9, [[2, null]], author ?? 0));
  expect(sighted(doc, crafted(9, [[2, null]], author ?? 0))).toMatchObject({ cuts: false });
  expect(sighted(doc, crafted(9, [[1, null]], author ?? 0))).toMatchObject({ cuts: true, structs: [] });
  expect(sighted(doc, crafted(9, [[0, 2]], author ?? 0))).toMatchObject({ cuts: true, structs: [] });
  // Of this a part is new, and Yjs would cut for it, too.
  expect(sighted(doc, crafted(9, [[1, null, 'xy']], author ?? 0))).toEqual({ why: 'unreadable' });
});

describe('an update that builds on something unknown', () => {
  test('is said to, and leaves nothing behind that would come alive later', () => {
    const anna = deck('text');
    const doc = deck('');
    const missing = updateOf(anna, (copy) => copy.getText('content').insert(4, ' more'));
    expect(sighted(doc, missing)).not.toHaveProperty('why');
    expect(applySighted(doc, missing, null)).toBe(false);
    expect(applySighted(doc, Y.encodeStateAsUpdate(anna), null)).toBe(true);
    expect(doc.getText('content').toString()).toBe('text');
  });

  test('also when Yjs breaks it off', () => {
    const doc = deck('text');
    const [client] = [...doc.store.clients.keys()];
    // Something unknown, and the deletion of nothing.
    const missing = crafted(9, [[1_000_000, null]], client ?? 0);
    expect(() => applySighted(doc, Uint8Array.from([...missing.subarray(0, -1), ...bytes(1, 9, 1, 3, 0)]), null)).toThrow();
    expect(doc.store.pendingStructs).toBeNull();
  });

  test('also when it only deletes', () => {
    const anna = deck('text');
    const doc = deck('');
    const deletion = updateOf(anna, (copy) => copy.getText('content').delete(0, 2));
    expect(applySighted(doc, deletion, null)).toBe(false);
    expect(applySighted(doc, Y.encodeStateAsUpdate(anna), null)).toBe(true);
    expect(doc.getText('content').toString()).toBe('text');
  });
});
