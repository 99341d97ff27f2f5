import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, diffText, moveSection, moveSlides, outlineOf, parseDeck, renameDeck, titleOf } from './index.ts';

const words = fc.constantFrom(
  '# A',
  '## B',
  'text',
  '- item',
  '**bold**',
  '',
  '---',
  '----',
  '```',
  'x 😀',
  'Ä',
  '\r',
  ' ',
  'Note: n',
  '<!-- c -->',
);
const eol = fc.constantFrom('\n', '\r\n');
const text = fc.tuple(fc.array(words, { maxLength: 30 }), eol).map(([lines, end]) => lines.join(end));

const slideText = fc.constantFrom(
  '# A',
  '## B\n\ntext',
  '- item\n',
  '',
  'x 😀',
  '```js\na\n\n---\n\nb\n```',
  'Note: n\n\nmore',
  '<!-- .slide: id="x" -->',
);
const deck = fc
  .tuple(fc.array(fc.tuple(slideText, fc.constantFrom('---', '----')), { minLength: 1, maxLength: 9 }), fc.boolean(), eol)
  .map(([slides, front, end]) => {
    const body = slides.map(([words, separator], index) => (index === 0 ? words : `\n\n${separator}\n\n${words}`)).join('');
    return ((front ? '---\ntitle: T\n---\n' : '') + body).replace(/\n/g, end);
  });

test('D100 a diff turns one text into the other, applied in order or all at once', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const edits = diffText(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      expect(edits.every((edit, index) => index === 0 || edit.from + edit.remove < (edits[index - 1]?.from ?? 0))).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('D101 no edit of a diff cuts a surrogate pair', () => {
  const emoji = fc.array(fc.constantFrom('😀', '😁', '🐀', 'a', '\u{1F600}\u{1F601}'), { maxLength: 12 }).map((parts) => parts.join(''));
  const whole = (part: string) => !/[\uD800-\uDFFF]/u.test(part);
  fc.assert(
    fc.property(emoji, emoji, (before, after) => {
      const edits = diffText(before, after);
      expect(applyEdits(before, edits)).toBe(after);
      for (const { from, remove, insert } of edits) {
        expect([before.slice(0, from), before.slice(from, from + remove), insert].every(whole)).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('D100 a small change in a large text is a small edit', () => {
  const before = Array.from({ length: 2_000 }, (_, index) => `line ${index}`).join('\n');
  const after = before.replace('line 7\n', 'line seven\n').replace('line 1500\n', '');
  const size = diffText(before, after).reduce((sum, edit) => sum + edit.remove + edit.insert.length, 0);
  expect(size).toBeLessThan(30);
});

test('D102 an edit outside the text is refused', () => {
  expect(() => applyEdits('abc', [{ from: 2, remove: 2, insert: '' }])).toThrow(RangeError);
  expect(() => applyEdits('abc', [{ from: -1, remove: 0, insert: 'x' }])).toThrow(RangeError);
});

test('D103 a new title is written into the front matter, which is made if absent', () => {
  const renamed = (before: string, title: string) => applyEdits(before, renameDeck(before, title));
  expect(renamed('# A\n', 'New')).toBe('---\ntitle: New\n---\n\n# A\n');
  expect(renamed('---\ntags: x\n---\n# A\n', 'New')).toBe('---\ntitle: New\ntags: x\n---\n# A\n');
  expect(renamed('---\ntitle: Old # why\ntags: x\n---\n', 'A: b')).toBe('---\ntitle: "A: b" # why\ntags: x\n---\n');
  expect(renamed('---\r\ntitle: >\r\n  Old\r\n  one\r\ntags: x\r\n---\r\n', 'New')).toBe('---\r\ntitle: New\r\ntags: x\r\n---\r\n');
  expect(renamed('---\ntitle: Old\ntags: x\n---\n', ' ')).toBe('---\ntags: x\n---\n');
  expect(renamed('---\ntitle: Same\n---\n', 'Same')).toBe('---\ntitle: Same\n---\n');
});

test('D104 any title can be written and read again, and the slides stay as they are', () => {
  fc.assert(
    fc.property(fc.oneof(text, deck), fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), (before, title) => {
      const wanted = title.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
      fc.pre(wanted !== '' && !parseDeck(before).complaints.some((complaint) => /^front-matter(?:-list|-size)?$/.test(complaint.code)));
      const after = applyEdits(before, renameDeck(before, title));
      expect(titleOf(parseDeck(after))).toBe(wanted);
      const slides = (source: string) => parseDeck(source).slides.map((slide) => slide.text.trim());
      expect(slides(after)).toEqual(slides(before));
    }),
    { numRuns: 500 },
  );
});

const shape = (source: string) => parseDeck(source).slides.map((slide) => `${slide.column}.${slide.row} ${slide.text.trim()}`);
const moved = (first: number, before: number, last = first) => applyEdits(A, moveSlides(A, { first, last, before }));
const A = 'a\n\n---\n\nb\n\n----\n\nc\n\n----\n\nd\n\n---\n\ne';

test('D110 moved slides stand before the slide that was named; nothing else changes its order', () => {
  fc.assert(
    fc.property(deck, fc.tuple(fc.nat(9), fc.nat(9), fc.nat(10)), (source, [a, b, c]) => {
      const slides = parseDeck(source).slides;
      const first = 1 + (a % slides.length);
      const last = first + (b % (slides.length - first + 1));
      const before = 1 + (c % (slides.length + 1));
      const edits = moveSlides(source, { first, last, before });
      const isMove = before < first || before > last + 1;
      const place = (index: number) => (index >= first - 1 && index < last ? before - 1.5 : index);
      const text = slides.map((slide) => slide.text.trim());
      const expected = text.map((words, index) => ({ words, at: place(index) })).sort((x, y) => x.at - y.at);
      expect(parseDeck(applyEdits(source, edits)).slides.map((slide) => slide.text.trim())).toEqual(
        isMove ? expected.map((slide) => slide.words) : text,
      );
      expect(edits.length > 0).toBe(isMove);
    }),
    { numRuns: 1_000 },
  );
});

test('D111 a slide that is moved into a stack joins it, a column between columns stays one', () => {
  expect(shape(moved(1, 3))).toEqual(['0.0 b', '0.1 a', '0.2 c', '0.3 d', '1.0 e']);
  expect(shape(moved(5, 2))).toEqual(['0.0 a', '1.0 e', '2.0 b', '2.1 c', '2.2 d']);
  expect(shape(moved(2, 1, 4))).toEqual(['0.0 b', '0.1 c', '0.2 d', '1.0 a', '2.0 e']);
  expect(shape(moved(2, 6, 4))).toEqual(['0.0 a', '1.0 e', '2.0 b', '2.1 c', '2.2 d']);
});

test('D112 within its stack a slide stays in it, also at its top and end', () => {
  expect(shape(moved(4, 2))).toEqual(['0.0 a', '1.0 d', '1.1 b', '1.2 c', '2.0 e']);
  expect(shape(moved(2, 5))).toEqual(['0.0 a', '1.0 c', '1.1 d', '1.2 b', '2.0 e']);
  expect(shape(moved(3, 5))).toEqual(['0.0 a', '1.0 b', '1.1 d', '1.2 c', '2.0 e']);
});

test('D113 a stack that loses its first slide stays a column; a slide out of a stack joins the column before', () => {
  expect(shape(moved(2, 1))).toEqual(['0.0 b', '1.0 a', '2.0 c', '2.1 d', '3.0 e']);
  expect(shape(moved(4, 6))).toEqual(['0.0 a', '1.0 b', '1.1 c', '2.0 e', '2.1 d']);
  expect(shape(moved(3, 1))).toEqual(['0.0 c', '1.0 a', '2.0 b', '2.1 d', '3.0 e']);
});

test('D114 a move leaves the text of the slides that it passes untouched', () => {
  const edits = moveSlides(A, { first: 1, last: 1, before: 6 });
  const touched = edits.reduce((sum, edit) => sum + edit.remove + edit.insert.length, 0);
  expect(touched).toBeLessThan(25);
});

test('D115 a section moves as a whole', () => {
  const source = '# One\n\n---\n\n# Two\n\n----\n\nmore\n\n---\n\n# Three\n';
  const topics = (text: string) => outlineOf(parseDeck(text)).map((section) => `${section.topic} ${section.first}-${section.last}`);
  expect(topics(applyEdits(source, moveSection(source, 1, 0)))).toEqual(['Two 1-2', 'One 3-3', 'Three 4-4']);
  expect(topics(applyEdits(source, moveSection(source, 1, 3)))).toEqual(['One 1-1', 'Three 2-2', 'Two 3-4']);
  expect(moveSection(source, 1, 2)).toEqual([]);
});

test('D116 a move that would change what the slides are is no edit', () => {
  const source = 'a\n\n---\n\n```\nb\n\n---\n\nc\n```';
  expect(parseDeck(source).slides).toHaveLength(2);
  const open = 'a\n```\n\n---\n\n```\nb\n```\n\n---\n\n```\nc';
  for (const before of [1, 2, 4]) {
    const edits = moveSlides(open, { first: 3, last: 3, before });
    const now = parseDeck(applyEdits(open, edits)).slides.map((slide) => slide.text.trim());
    expect([...now].sort()).toEqual(
      parseDeck(open)
        .slides.map((slide) => slide.text.trim())
        .sort(),
    );
  }
});
