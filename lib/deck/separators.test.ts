import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countSlides, parseDeck, proposeSeparators, rewriteSeparators, type Separators } from './index.ts';

const revealMd: Separators = { style: 'reveal-md' };
const slidev: Separators = { style: 'slidev' };
const custom = (right: string, down = ''): Separators => ({ style: 'custom', right, down });
const rewritten = (text: string, separators: Separators) => rewriteSeparators(text, separators).text;

test('D270 reveal-md: three dashes alone on a line, and four, two or ---v for below', () => {
  const text = '# A\n---\n# B\n--\n# C\n\n---v\n\n# D\n----  \n# E\n\n---\n\n# F\n';
  expect(rewriteSeparators(text, revealMd)).toEqual({
    text: '# A\n\n---\n\n# B\n\n----\n\n# C\n\n----\n\n# D\n\n----\n\n# E\n\n---\n\n# F\n',
    right: 1,
    down: 3,
    rules: 0,
    settings: 0,
  });
  expect(rewritten('# A\r\n---\r\n# B', revealMd)).toBe('# A\r\n\r\n---\r\n\r\n# B');
});

test('D271 front matter, code and comments stay as they are', () => {
  const text = '---\ntitle: x\n---\n# A\n\n```\na\n---\nb\n```\n\n<!--\n---\n-->\n\n| a |\n|---|\n\ntext --- text\n';
  expect(rewriteSeparators(text, revealMd)).toMatchObject({ text, right: 0, down: 0 });
  expect(countSlides(rewritten('```js\nnever closed\n---\n# B\n---\n# C\n', revealMd)).slides).toBe(3);
});

test('D272 own separators are whole lines of plain text, also when they are written as one of reveal’s patterns', () => {
  const text = 'a\n\n===\n\nb\n(x|y)+\nc\n';
  expect(rewritten(text, custom('(x|y)+', '==='))).toBe('a\n\n----\n\nb\n\n---\n\nc\n');
  for (const pattern of ['^\\n===\\n$', '\\r?\\n===\\r?\\n', '^(\\r\\n?|\\n)===(\\r\\n?|\\n)$', '^===\\n']) {
    expect(rewritten(text, custom(pattern))).toBe('a\n\n---\n\nb\n(x|y)+\nc\n');
  }
  expect(rewritten(text, custom('', ' '))).toBe(text);
});

test('D273 blank lines can separate', () => {
  const text = 'a\n\nb\n\n\nc\n\n\n\nd\n\n\n\n\ne\n';
  expect(
    parseDeck(rewritten(text, custom('^\\n\\n\\n', '^\\n\\n'))).slides.map(({ column, row, text: own }) => [column, row, own.trim()]),
  ).toEqual([
    [0, 0, 'a\n\nb'],
    [0, 1, 'c'],
    [1, 0, 'd'],
    [2, 0, 'e'],
  ]);
});

test('D274 Slidev’s settings of a single slide become a comment', () => {
  const text = '---\ntheme: x\n---\n\n# A\n\n---\nlayout: cover\nclass: a\n---\n\n# B\n\n---\n\nKey: text\n';
  expect(rewriteSeparators(text, slidev)).toEqual({
    text: '---\ntheme: x\n---\n\n# A\n\n---\n\n<!--\nlayout: cover\nclass: a\n-->\n\n# B\n\n---\n\nKey: text\n',
    right: 1,
    down: 0,
    rules: 0,
    settings: 1,
  });
  expect(countSlides(rewritten('# A\n\n---\n\n# B\n---\n# C\n', slidev)).slides).toBe(3);
});

test('D275 what meant nothing before begins no slide now', () => {
  expect(rewriteSeparators('a\n\n===\n\nb\n\n----\n\nc\n', custom('==='))).toEqual({
    text: 'a\n\n---\n\nb\n\n* * *\n\nc\n',
    right: 1,
    down: 0,
    rules: 1,
    settings: 0,
  });
});

test('D276 a first separator does not end front matter that was none', () => {
  const { text, right } = rewriteSeparators('---\nkey: x\n\n===\n\nb\n', custom('==='));
  expect([countSlides(text).slides, right]).toEqual([2, 1]);
  expect(text).toContain('key: x');
});

test('D276 no text is lost, whatever it is, and the slides are as many as were counted', () => {
  const line = fc.constantFrom('---', '----', '---v', '--', '===', '', '```', '<!--', '-->', 'a', '# B', 'key: x', '- x', 'Note:');
  const style = fc.constantFrom(
    revealMd,
    slidev,
    custom('===', '---'),
    custom('\\n\\n', 'a'),
    custom('---', '---'),
    custom('x'.repeat(500), '(a+)+$'),
  );
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(fc.array(line, { maxLength: 50 }), fc.constantFrom('\n', '\r\n')).map(([lines, eol]) => lines.join(eol)),
  );
  const words = (text: string) => text.replace(/[\s*-]+/g, '').replaceAll('v', '');
  fc.assert(
    fc.property(anyText, style, (text, separators) => {
      const result = rewriteSeparators(text, separators);
      if (separators.style === 'reveal-md') expect(words(result.text)).toBe(words(text));
      if (separators.style !== 'slidev') expect(countSlides(result.text).slides).toBeGreaterThan(result.right + result.down);
      expect(proposeSeparators(text).style).toMatch(/hedgedoc|reveal-md|slidev|custom/);
    }),
    { numRuns: 2_000 },
  );
});

const looks: readonly [string, Separators][] = [
  ['# A\n\n---\n\n# B\n\n----\n\n# C\n', { style: 'hedgedoc' }],
  ['Title\n---\n\ntext\n\nOther\n---\n\nmore\n', { style: 'hedgedoc' }],
  ['plain text\n', { style: 'hedgedoc' }],
  ['', { style: 'hedgedoc' }],
  ['# A\n---\n# B\n', revealMd],
  ['# A\n\n---\n\n# B\n\n--\n\n# C\n', revealMd],
  ['# A\n\n---v\n\n# B\n', revealMd],
  ['---\nseparator: "^\\n***\\n$"\n---\n# A\n\n***\n\n# B\n', custom('***', '----')],
  ['---\nverticalSeparator: --\n---\n# A\n', revealMd],
  ['# A\n\n<!--s-->\n\n# B\n', custom('<!--s-->', '<!--v-->')],
  ['# A\n\n===\n\n# B\n\n---\n\n# C\n\n===\n\n# D\n', custom('---', '===')],
  ['# A\n\n------\n\n# B\n\n---\n\n# C\n\n------\n\n# D\n', custom('---', '------')],
  ['---\nmarp: true\n---\n# A\n---\n# B\n', slidev],
  ['# A\n\n---\nlayout: cover\n---\n\n# B\n', slidev],
  ['# A\n\n\n\n# B\n\n\n# C\n\n\n\n# D\n', custom('\\n\\n\\n', '\\n\\n')],
];

test('D277 a text is taken for HedgeDoc’s unless its lines or its front matter say otherwise', () => {
  for (const [text, separators] of looks) expect([text, proposeSeparators(text)]).toEqual([text, separators]);
});

const folder =
  (import.meta.env as unknown as Readonly<Record<string, string | undefined>>)['LECTERN_DECKS'] ??
  resolve(import.meta.dirname, '../../../shared/decks');
const index = join(folder, 'INDEX.tsv');
const rows = existsSync(index)
  ? readFileSync(index, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'))
      .filter(([name]) => name)
  : [];

describe.skipIf(rows.length === 0)('the corpus', () => {
  test.each(rows.map((row) => [row[0] ?? '', Number(row[8])] as const))('%s has as many slides as its author meant', (name, slides) => {
    const text = readFileSync(join(folder, 'open', name), 'utf8');
    expect(countSlides(rewritten(text, proposeSeparators(text))).slides).toBe(slides);
  });
});
