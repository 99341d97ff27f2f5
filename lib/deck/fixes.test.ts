import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEdits, type Complaint, type Hint, hintsOf, overflowOf, parseDeck, renderSlide, repairOf, withFixes } from './index.ts';

const allOf = (text: string): readonly Hint[] => {
  const deck = parseDeck(text);
  return withFixes(text, [...deck.complaints, ...hintsOf(deck)]);
};

/** The text after the first fix, or the named one, of the first complaint with this code. */
function mended(text: string, code: Complaint['code'], does?: string): string {
  const found = allOf(text).find((complaint) => complaint.code === code);
  const fix = found?.fixes.find((one) => does === undefined || one.does === does);
  const repair = found && fix && repairOf(text, found, fix);
  if (!repair) throw new Error(`No fix of ${code} in ${JSON.stringify(allOf(text))}`);
  const after = applyEdits(text, repair.edits);
  expect(allOf(after).filter((complaint) => complaint.code === code)).toHaveLength(
    does === 'separate' ? allOf(text).filter((complaint) => complaint.code === code).length - 1 : 0,
  );
  return after;
}

const fixNames = (text: string, code: Complaint['code']) =>
  allOf(text)
    .find((complaint) => complaint.code === code)
    ?.fixes.map(({ does, to }) => (to === '' ? does : `${does} ${to}`));

test('D251 what looks like one becomes one: three dashes to the right, four below', () => {
  expect(mended('a\n---\nb\n', 'near-separator')).toBe('a\n\n---\n\nb\n');
  expect(mended('a\n\n----\nb\n', 'near-separator')).toBe('a\n\n----\n\nb\n');
  expect(mended('a\r\n\r\n---v\r\n\r\nb\r\n', 'near-separator')).toBe('a\r\n\r\n----\r\n\r\nb\r\n');
  expect(mended('a\n\n--\n\nb\n', 'near-separator')).toBe('a\n\n----\n\nb\n');
  expect(mended('a\n\n***  \n\nb\n', 'near-separator')).toBe('a\n\n---\n\nb\n');
  expect(mended('---\ntitle: x\n---\n-----\nb\n', 'near-separator')).toBe('---\ntitle: x\n---\n\n---\n\nb\n');
  expect(parseDeck(mended('a\n-----\nb\n', 'near-separator')).slides.map(({ text }) => text.trim())).toEqual(['a', 'b']);
});

test('D251 all of a kind become separators at once', () => {
  const text = 'a\n---v\nb\n\n---\n\nc\n\n---v\n\nd\n\n-----\n\ne\n';
  expect(fixNames(text, 'near-separator')).toEqual(['separate', 'separate-all 2']);
  const found = allOf(text)[0]!;
  const repair = repairOf(text, found, found.fixes[1]!)!;
  expect(applyEdits(text, repair.edits)).toBe('a\n\n----\n\nb\n\n---\n\nc\n\n----\n\nd\n\n-----\n\ne\n');
  expect(fixNames('a\n---\nb\n', 'near-separator')).toEqual(['separate']);
});

test('D252 a fence is closed behind its code, before notes and blank lines', () => {
  expect(mended('# A\n\n```js\nlet a;\n\n\n---\n\n# B\n', 'fence-open')).toBe('# A\n\n```js\nlet a;\n```\n\n\n---\n\n# B\n');
  expect(mended('~~~~\nx\n\nNote: say it\n', 'fence-open')).toBe('~~~~\nx\n~~~~\n\nNote: say it\n');
  expect(mended('```\nx\n<aside class="notes">n</aside>\n', 'fence-open')).toBe('```\nx\n```\n<aside class="notes">n</aside>\n');
  expect(mended('- a\n\n  ```js\n  x\n', 'fence-open')).toBe('- a\n\n  ```js\n  x\n  ```\n');
  expect(mended('> ```\n> x', 'fence-open')).toBe('> ```\n> x\n> ```');
  expect(mended('```', 'fence-open')).toBe('```\n```');
  const text = 'a\n\n```js\nx\n\n---\n\nb\n';
  const html = (deck: string) => parseDeck(deck).slides.map((slide) => renderSlide(slide, { breaks: true }).html.replace(/\n+/g, '\n'));
  expect(html(mended(text, 'fence-open'))).toEqual(html(text));
});

test('D252 a comment is closed on its line', () => {
  expect(mended('a\n\n<!-- later\n\n---\n\nb', 'comment-open')).toBe('a\n\n<!-- later -->\n\n---\n\nb');
});

test('D252 front matter is closed where it ends', () => {
  expect(mended('---\ntitle: x\n\n# A\n', 'front-matter-open')).toBe('---\ntitle: x\n---\n\n# A\n');
  expect(mended('---\ntitle: x', 'front-matter-open')).toBe('---\ntitle: x\n---\n');
});

const matter = (yaml: string) => `---\n${yaml}\n---\n\n# A\n`;
const options = (yaml: string) => matter(`slideOptions:\n${yaml}`);

test('D253 an option that is not used is removed with its value, and nothing else', () => {
  expect(mended(options('  hash: true\n  theme: white'), 'option-unhonoured')).toBe(options('  theme: white'));
  expect(mended(options('  keyboard:\n    27: null\n    # more\n  theme: white'), 'option-unhonoured')).toBe(options('  theme: white'));
  expect(mended(options('  loop: true'), 'option-unhonoured')).toBe(matter('slideOptions:'));
  expect(mended(matter('slideOptions:\n- a\ntitle: x'), 'options-list')).toBe(matter('title: x'));
  expect(mended(matter('theme: old\nslideOptions:\n  theme: "???"\ntitle: x'), 'option-value', 'remove')).toBe(
    matter('theme: old\nslideOptions:\ntitle: x'),
  );
  expect(mended(matter('title: x\n<<: {a: b}'), 'front-matter-merge')).toBe(matter('title: x'));
  expect(mended(matter('lang: "?"\ntitle: x'), 'front-matter-value')).toBe(matter('title: x'));
});

test('D253 what shares its line with others is left to a person', () => {
  expect(fixNames(matter('slideOptions: {hash: true, theme: white}'), 'option-unhonoured')).toEqual([]);
});

test('D254 a misspelt name or value becomes the nearest one that there is', () => {
  expect(fixNames(options('  transitoin: zoom'), 'option-unknown')).toEqual(['rename transition', 'remove']);
  expect(mended(options('  transitoin: zoom # fast'), 'option-unknown')).toBe(options('  transition: zoom # fast'));
  expect(mended(options('  "Width": 1000'), 'option-unknown')).toBe(options('  "width": 1000'));
  expect(mended(options('  transition: zom # fast'), 'option-value')).toBe(options('  transition: zoom # fast'));
  expect(mended(options('  theme: blck'), 'option-value')).toBe(options('  theme: black'));
  expect(mended(options('  center: no'), 'option-value')).toBe(options('  center: false'));
  expect(mended(matter('SlideOptions:\n  theme: white'), 'front-matter-key')).toBe(options('  theme: white'));
  expect(mended(matter('revealOptions:\n  theme: white'), 'front-matter-key')).toBe(options('  theme: white'));
  expect(fixNames(matter('revealOptions:\n  theme: white\nslideOptions:\n  theme: sky'), 'front-matter-key')).toEqual([]);
  expect(fixNames(options('  wholly: new'), 'option-unknown')).toEqual(['remove']);
  expect(fixNames(options('  width: wide'), 'option-value')).toEqual(['remove']);
});

test('D255 YAML that cannot be read says what is wrong with which line, and mends it where that is sure', () => {
  const whyOf = (yaml: string) => allOf(matter(yaml)).flatMap((one) => (one.code === 'front-matter' ? [one.line, one.values.why] : []));
  expect(whyOf('title: x\nslideOptions:\n\ttheme: white')).toEqual([4, 'tab']);
  expect(whyOf('title: a: b')).toEqual([2, 'quote']);
  expect(whyOf('title: @x')).toEqual([2, 'quote']);
  expect(whyOf('title: "a" b')).toEqual([2, 'quote']);
  expect(whyOf('title: a\ntitle: b')).toEqual([3, 'duplicate']);
  expect(whyOf('title: &x a\ndescription: *x')).toEqual([3, 'alias']);
  expect(whyOf('tags: [a, b')).toEqual([2, 'bracket']);
  expect(whyOf('a:\n    b: 1\n  c: 2')).toEqual([4, 'indent']);
  expect(whyOf('title: x\nhello')).toEqual([3, 'other']);
  expect(mended(matter('slideOptions:\n\ttheme: white\n\tcenter: true'), 'front-matter')).toBe(options('  theme: white\n  center: true'));
  expect(mended(matter('title: a: "b"'), 'front-matter')).toBe(matter('title: "a: \\"b\\""'));
  expect(mended(matter('title: a\ntitle: b'), 'front-matter')).toBe(matter('title: a'));
  expect(mended(matter('<!-- one -->\ntitle: x\n  <!-- two -->'), 'front-matter-comment')).toBe(matter('# one\ntitle: x\n  # two'));
});

const linesOf = (text: string, code: Complaint['code']) => allOf(text).flatMap((one) => (one.code === code ? [one.line] : []));

test('D256 an image without a description is a hint; an empty alt is none', () => {
  const text =
    '![](a.png)\n\n---\n\n- x ![ ](b.png =20x20) ![ok](c.png)\n- ![][ref] <img src="d.png">\n- <img alt="" src="e.png"> <img src=f alt=y>\n';
  expect(linesOf(text, 'image-alt')).toEqual([1, 5, 6, 6]);
  expect(linesOf('`![](a)` \\![](b)\n\n```\n![](c)\n```\n\n<!-- ![](d) -->\n\nNote: ![](e)\n', 'image-alt')).toEqual([]);
  expect(linesOf('text\n<img\n  src="a.png">\n', 'image-alt')).toEqual([2]);
});

test('D256 its fix goes where the description belongs', () => {
  const cursorIn = (text: string) => {
    const found = allOf(text).find(({ code }) => code === 'image-alt')!;
    const { edits, cursor } = repairOf(text, found, found.fixes[0]!)!;
    const after = applyEdits(text, edits);
    return `${after.slice(0, cursor ?? 0)}|${after.slice(cursor ?? 0)}`;
  };
  expect(cursorIn('![ok](a) ![](b)')).toBe('![ok](a) ![|](b)');
  expect(cursorIn('x <img src="a">')).toBe('x <img alt="|" src="a">');
});

test('D257 a heading that jumps a level on its slide is a hint', () => {
  const text = '### A\n\n##### B\n\n---\n\n# C\n\n## D\n\n# E\n\n<h4>F</h4>\n\n```\n# x\n#### y\n```\n';
  expect(linesOf(text, 'heading-jump')).toEqual([3, 13]);
  expect(mended('## A\n\n##### B #\n', 'heading-jump')).toBe('## A\n\n### B #\n');
  expect(fixNames('# A\n\n<h4>B</h4>\n', 'heading-jump')).toEqual([]);
  expect(linesOf('A\n===\n\n### B\n', 'heading-jump')).toEqual([4]);
});

test('D258 notes that begin again are a hint, with the line where they began', () => {
  const text = '# A\n\nNote: one\n\nnotes: two\n\n---\n\nNote: three\n';
  expect(allOf(text)).toMatchObject([{ code: 'notes-again', line: 5, values: { first: 3 } }]);
  expect(mended(text, 'notes-again')).toBe('# A\n\nNote: one\n\ntwo\n\n---\n\nNote: three\n');
});

const piece = fc.constantFrom(
  ...[
    '---',
    '----',
    '---v',
    '***',
    '```',
    '~~~',
    '<!--',
    '-->',
    '# A',
    '### B',
    'Note: x',
    'notes:',
    '![](a)',
    '<img ',
    '- x',
    '> ```',
    '',
  ],
  ...['title: a: b', '\tb: c', 'slideOptions:', '  hash: true', '  theme: blck', 'lang: "?"'],
  '---\nslideOptions:\n  transitoin: zom\n---',
  '<!-- .slide: class="a" -->',
  '<aside class="notes">',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.tuple(fc.array(piece, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n')).map(([lines, eol]) => lines.join(eol)),
);

test('D259 no fix ever throws, whatever the text, and what it leaves is a deck', () => {
  fc.assert(
    fc.property(anyText, anyText, fc.nat(60), (text, other, row) => {
      const { slides } = parseDeck(text);
      const complaints = [...allOf(text), ...withFixes(text, [overflowOf(slides[row % slides.length]!, row % 7 === 0 ? null : row)])];
      for (const complaint of complaints) {
        expect(complaint.line).toBeGreaterThan(0);
        for (const fix of complaint.fixes) {
          const repair = repairOf(text, complaint, fix);
          const after = applyEdits(text, repair?.edits ?? []);
          expect(repair?.cursor ?? 0).toBeLessThanOrEqual(after.length);
          expect(parseDeck(after).slides.length).toBeGreaterThan(0);
          // the text may have become another one before somebody clicked
          repairOf(other, complaint, fix);
        }
      }
    }),
    { numRuns: 300 },
  );
});
