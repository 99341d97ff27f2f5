import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDeck } from './index.ts';

const piece = fc.constantFrom(
  ...['# A\n', 'words\n', '\n', '\n---\n\n', '\n----\n\n', '```js\n', '```\n', '<!-- a\n', '-->\n', 'Note:\n', '- a\n', '  ```\n', '-- \n'],
  ...['<aside class="notes">\n', '</aside>\n', '`<aside class="notes">`\n', '~~~~\n', '> ```\n', '***\n', '\r\n', '---\ntitle: a\n---\n\n'],
);
const deck = fc.array(piece, { maxLength: 40 });

test('a deck is read after another one as it is read alone', () => {
  fc.assert(
    fc.property(
      deck,
      fc.record({ at: fc.nat(40), put: fc.array(piece, { maxLength: 3 }), taken: fc.nat(3) }),
      (before, { at, put, taken }) => {
        const after = [...before];
        after.splice(Math.min(at, after.length), taken, ...put);
        parseDeck('');
        const alone = parseDeck(after.join(''));
        parseDeck(before.join(''));
        expect(parseDeck(after.join(''))).toEqual(alone);
      },
    ),
    { numRuns: 2_000 },
  );
});
