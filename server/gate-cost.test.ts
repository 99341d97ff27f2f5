import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { crafted } from './test-support/crafted.ts';
import { sighted } from './test-support/sighted.ts';

function deck(text: string): Y.Doc {
  const doc = new Y.Doc();
  doc.getText('content').insert(0, text);
  return doc;
}

describe('an update that is made to be slow', () => {
  /** A text whose every character is a struct of its own, because the user typed it backwards. */
  const long = new Y.Doc();
  long.clientID = 1;
  for (let n = 0; n < 20_000; n++) long.getText('content').insert(0, 'x');

  test('is refused when each of its structs would look at the whole text', () => {
    const bomb = crafted(
      4_000_000_000,
      Array.from({ length: 500 }, (_, n) => [null, n === 0 ? null : n] as const),
      1,
    );
    expect(sighted(long, bomb)).toEqual({ why: 'too-costly' });
  });

  test('is refused when its structs would look at each other', () => {
    const siblings = Array.from({ length: 5000 }, (_, n) => [5, 19_000 - n] as const);
    expect(sighted(long, crafted(4_000_000_000, siblings, 1))).toEqual({ why: 'too-costly' });
  });

  test('is refused when it deletes the same again and again', () => {
    const ranges = encoding.encode((encoder) => {
      for (const number of [0, 1, 1, 5000]) encoding.writeVarUint(encoder, number);
      for (let n = 0; n < 5000; n++) for (const number of [0, 19_000]) encoding.writeVarUint(encoder, number);
    });
    expect(sighted(long, ranges)).toEqual({ why: 'too-costly' });
  });

  test('is refused when each of its structs would pass what the one before has passed', () => {
    const beside = Array.from({ length: 10 }, (_, n) => [null, n === 0 ? null : n - 1] as const);
    expect(sighted(long, crafted(4_000_000_000, beside, 4_000_000_000))).toEqual({ why: 'too-costly' });
  });

  test.each([
    [1, 2],
    [2, 1],
  ])('is not what somebody makes who was offline for a day and loaded the page anew (clients %i and %i)', (first, second) => {
    const doc = deck('<a><b><c><d>');
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(doc));
    for (const client of [first, second]) {
      away.clientID = client;
      const text = away.getText('content');
      for (let n = 0; n < 2500; n++) text.insert(text.toString().indexOf('<', (n * 7919) % text.length) + 1, `${n}<`);
    }
    expect(sighted(doc, Y.encodeStateAsUpdate(away, Y.encodeStateVector(doc)))).not.toHaveProperty('why');
  });

  test.each([
    [11, 12],
    [12, 11],
  ])('is not what is written here and there in a text that many have worked on (clients %i and %i)', (first, second) => {
    const doc = deck('The text as it was imported, a word after the other. '.repeat(240));
    const writeIn = (to: Y.Doc, client: number, times: number) => {
      to.clientID = client;
      const text = to.getText('content');
      for (let n = 0; n < times; n++) text.insert((n * 7919 + client * 31) % text.length, `word ${n} `);
    };
    for (let client = 1; client <= 8; client++) writeIn(doc, client, 150);
    const away = new Y.Doc();
    Y.applyUpdate(away, Y.encodeStateAsUpdate(doc));
    for (const client of [first, second]) writeIn(away, client, 400);
    // Others go on meanwhile.
    writeIn(doc, 9, 150);
    expect(sighted(doc, Y.encodeStateAsUpdate(away, Y.encodeStateVector(doc)))).not.toHaveProperty('why');
  });

  test('is not what two people make who were offline at the same place', () => {
    const [anna, ben] = [new Y.Doc(), new Y.Doc()];
    for (const copy of [anna, ben]) Y.applyUpdate(copy, Y.encodeStateAsUpdate(long));
    for (const copy of [anna, ben]) for (let n = 0; n < 5000; n++) copy.getText('content').insert(10_000 + n, 'y');
    for (let n = 0; n < 2000; n++) ben.getText('content').insert((n * 7919) % 20_000, 'z');
    Y.applyUpdate(long, Y.encodeStateAsUpdate(anna, Y.encodeStateVector(long)));
    expect(sighted(long, Y.encodeStateAsUpdate(ben, Y.encodeStateVector(long)))).not.toHaveProperty('why');
  });
});
