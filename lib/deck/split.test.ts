import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSlides, MAX_SLIDE, parseDeck, slideAt } from './index.ts';

const shape = (text: string) => parseDeck(text).slides.map((slide) => `${slide.column}.${slide.row} ${slide.text.trim()}`.trim());
const codes = (text: string) => parseDeck(text).complaints.map((complaint) => `${complaint.line} ${complaint.code}`);

test('D20 dashes alone between blank lines separate slides', () => {
  expect(shape('a\n\n---\n\nb\n\n----\n\nc')).toEqual(['0.0 a', '1.0 b', '1.1 c']);
  expect(shape('a\n \t\n--- \t\n  \nb')).toEqual(['0.0 a', '1.0 b']);
  expect(shape('a\r\n\r\n---\r\n\r\nb')).toEqual(['0.0 a', '1.0 b']);
  expect(shape('a\r\r---\r\rb')).toEqual(['0.0 a', '1.0 b']);
  expect(shape('a\n---\n\nb')).toEqual(['0.0 a\n---\n\nb']);
  expect(shape('a\n\n---\nb')).toEqual(['0.0 a\n\n---\nb']);
  expect(shape('a\n\n ---\n\nb')).toEqual(['0.0 a\n\n ---\n\nb']);
  expect(shape('---\n\na')).toEqual(['0.0 ---\n\na']);
  expect(shape('a\n\n---')).toEqual(['0.0 a\n\n---']);
  expect(shape('a\n\n---\n')).toEqual(['0.0 a', '1.0']);
});

test('D21 a slide with one below it is the first of a stack', () => {
  expect(shape('a\n\n----\n\nb\n\n---\n\nc\n\n----\n\nd\n\n----\n\ne')).toEqual(['0.0 a', '0.1 b', '1.0 c', '1.1 d', '1.2 e']);
  expect(countSlides('a\n\n----\n\nb\n\n---\n\nc')).toEqual({ slides: 3, stacks: 2 });
});

test('D22 empty slides stay, and a text is always at least one slide', () => {
  expect(shape('')).toEqual(['0.0']);
  expect(shape('a\n\n---\n\n---\n\nb')).toEqual(['0.0 a', '1.0', '2.0 b']);
  expect(shape('\n---\n\n')).toEqual(['0.0', '1.0']);
});

test('D23 nothing separates in a fence or a comment', () => {
  const yaml = '```yaml\na: 1\n\n---\n\nb: 2\n```';
  expect(shape(`x\n\n${yaml}\n\n---\n\ny`)).toEqual([`0.0 x\n\n${yaml}`, '1.0 y']);
  const markdown = '````md\n# A\n\n---\n\n```js\nx\n```\n\n---\n\n# B\n````';
  expect(shape(`${markdown}\n\n----\n\ny`)).toEqual([`0.0 ${markdown}`, '0.1 y']);
  const comment = '<!--\n# Draft\n\n---\n\nNote: of the draft\n\n-->';
  expect(shape(`x\n\n${comment}\n\n---\n\ny`)).toEqual([`0.0 x\n\n${comment}`, '1.0 y']);
  expect(shape('~~~\n\n---\n\n```\n\n---\n\n~~~')).toHaveLength(1);
});

test('D24 what was forgotten to be closed does not swallow the rest of the deck', () => {
  expect(shape('```js\na\n\n---\n\nb\n\n---\n\nc')).toEqual(['0.0 ```js\na', '1.0 b', '2.0 c']);
  expect(codes('x\n\n```js\na\n\n---\n\nb')).toEqual(['3 fence-open']);
  expect(shape('```\na\n\n---\n\n```py\nb\n```\n\n---\n\nc')).toHaveLength(3);
  expect(shape('```\na\n\n---\n\n```\nb\n```\n\n---\n\nc')).toHaveLength(3);
  expect(shape('<!-- a\n\n---\n\n<!-- b -->\n\n---\n\nc')).toHaveLength(3);
  expect(codes('<!-- a\n\n---\n\nb')).toEqual(['1 comment-open']);
  expect(shape(`\`\`\`\n\n${'---\n\n'.repeat(300)}\`\`\`\n`)).toHaveLength(301);
});

test('D24 notes are no evidence for or against an open fence', () => {
  expect(shape('```\na\n\n---\n\nb\n\nNote:\n```\nx\n```\n\n---\n\nc\n```\n')).toHaveLength(1);
  expect(shape('```\na\n\n---\n\nb\n\nNote:\n```\n\n---\n\nc')).toHaveLength(3);
});

test('D25 a fence ends with the list item or quote that holds it', () => {
  expect(shape('- a\n  ```js\n  x\n\nb\n\n---\n\nc')).toHaveLength(2);
  expect(shape('> ```\n> x\n\nb\n\n---\n\n```\n\n---\n\n```\n')).toHaveLength(2);
  expect(shape('- ```yaml\n  a\n\n---\n\n  b\n  ```\n')).toHaveLength(2);
  expect(shape('1. a\n\n   ```\n   x\n   ```\n\n---\n\nb')).toHaveLength(2);
});

test('D26 what only looks like a separator is a complaint with its line', () => {
  expect(codes('a\n---\nb')).toEqual(['2 near-separator']);
  expect(codes('a\n\n-----\n\nb\n\n***\n\nc\n\n---v\n\nd\n\n--\n\ne')).toEqual([3, 7, 11, 15].map((line) => `${line} near-separator`));
  expect(codes('```\na\n---\n***\n```\n\n- - -\n\n* * *\n\n| a |\n|---|\n')).toEqual([]);
  expect(codes('a\n\n---')).toEqual([]);
});

test('D27 a slide that is too long is a complaint', () => {
  expect(codes(`a\n\n---\n\n${'x'.repeat(MAX_SLIDE)}`)).toEqual(['4 slide-size']);
});

const piece = fc.constantFrom(
  '---',
  '----',
  '',
  '```',
  '~~~',
  '    ```',
  '- ```',
  '> ```',
  '<!--',
  '-->',
  'Note:',
  '# A',
  'x',
  '<aside class="notes">',
  '\t',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.array(piece, { maxLength: 60 }), fc.constantFrom('\n', '\r\n', '\n\n')).map(([lines, eol]) => lines.join(eol)),
);

test('D311 what separates beyond the 5,000th slide is its text, with a complaint', () => {
  const text = '# a\n\n---\n\n'.repeat(5_003);
  const { slides, stacks, complaints } = parseDeck(text);
  expect([slides.length, stacks]).toEqual([5_000, 5_000]);
  expect(slides.at(-1)?.text).toBe(text.slice(slides.at(-1)?.from));
  expect(complaints).toHaveLength(1);
  expect(complaints).toContainEqual(expect.objectContaining({ code: 'slides-limit', line: 4 * 5_000 - 1 }));
  expect(parseDeck('# a\n\n---\n\n'.repeat(4_999)).complaints).toEqual([]);
});

test('D28 any text is taken apart without loss and without an error', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { slides, stacks, frontMatter } = parseDeck(text);
      expect(slides.length).toBeGreaterThan(0);
      expect(stacks).toBe(1 + (slides.at(-1)?.column ?? 0));
      let at = frontMatter?.to ?? 0;
      for (const [index, slide] of slides.entries()) {
        expect(text.slice(slide.from, slide.to)).toBe(slide.text);
        expect(text.slice(at, slide.from)).toMatch(index === 0 ? /^\uFEFF?$/ : /^-{3,4}[ \t]*(?:\r\n?|\n)$/);
        expect(slide.number).toBe(index + 1);
        expect(text.slice(0, slide.from).split(/\r\n?|\n/)).toHaveLength(slide.line);
        at = slide.to;
      }
      expect(at).toBe(text.length);
    }),
    { numRuns: 2_000 },
  );
});

test('D29 every offset belongs to a slide', () => {
  const text = '---\ntitle: x\n---\na\n\n---\n\nb\n';
  const parsed = parseDeck(text);
  expect(slideAt(parsed, 0).number).toBe(1);
  expect(slideAt(parsed, text.indexOf('---\n\nb')).number).toBe(1);
  expect(slideAt(parsed, text.indexOf('b')).number).toBe(2);
  expect(slideAt(parsed, 10_000).number).toBe(2);
});
