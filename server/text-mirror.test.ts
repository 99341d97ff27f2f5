import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { TextMirror } from './text-mirror.ts';

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat(4),
  insert: fc.constantFrom('', 'x', 'ab', '🎉', 'ß\n'),
  /** So many of them in one transaction. */
  times: fc.constantFrom(1, 1, 1, 3, 60),
  isRead: fc.boolean(),
});

test('the mirror has the text, however much of it changes at once, and knows its bytes', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 30 }), (edits) => {
      const source = new Y.Doc().getText('content');
      source.insert(0, 'a🎉 deck');
      let changes = 0;
      const mirror = new TextMirror(source, () => {
        changes += 1;
      });
      for (const { at, remove, insert, times, isRead } of edits) {
        source.doc?.transact(() => {
          for (let n = 0; n < times; n++) {
            const from = Math.floor(at * source.length);
            source.delete(from, Math.min(remove, source.length - from));
            source.insert(from, insert);
          }
        });
        const bytes = Buffer.byteLength(source.toString());
        expect([mirror.fits(0, bytes), mirror.fits(1, bytes)]).toEqual([true, false]);
        if (isRead) expect(mirror.text).toBe(source.toString());
      }
      expect(mirror.text).toBe(source.toString());
      expect(changes).toBeLessThanOrEqual(edits.length);
    }),
    { numRuns: 300 },
  );
});
