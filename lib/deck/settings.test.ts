import { expect, test } from 'vitest';
import { parseDeck } from './index.ts';

const settings = (text: string) => parseDeck(text).settings;
const codes = (text: string) => parseDeck(text).complaints.map((complaint) => `${complaint.line} ${complaint.code}`);
const first = (text: string) => parseDeck(text).slides[0]?.text;

test('D1 front matter is YAML between two lines at the beginning', () => {
  const text = '---\ntitle: SCS Call\ndescription: d\ntags: a, b\nlang: de\ndir: rtl\nbreaks: false\nauthor: me\n---\n# A\n';
  expect(settings(text)).toMatchObject({ title: 'SCS Call', description: 'd', tags: ['a', 'b'], lang: 'de', dir: 'rtl', breaks: false });
  expect(parseDeck(text).frontMatter).toEqual({ from: 0, to: text.indexOf('# A') });
  expect(first(text)).toBe('# A\n');
  expect(codes(text)).toEqual([]);
  expect(settings('\uFEFF\n\n---\r\ntitle: x\r\n...\r\n# A').title).toBe('x');
  expect(settings('---\n#type: slide\ntags: [a, 2]\n---\n').tags).toEqual(['a', '2']);
  expect(settings('---\ntitle: 2024-03-21\n---\n').title).toBe('2024-03-21');
  expect(parseDeck('---\n---\nx').slides[0]?.text).toBe('x');
});

test('D2 YAML that cannot be read is a complaint with its line, and the defaults count', () => {
  const tabs = '---\ntitle: x\nslideOptions:\n\ttheme: white\n---\n\n# A';
  expect(codes(tabs)).toEqual(['4 front-matter']);
  expect(settings(tabs)).toMatchObject({ title: null, theme: 'black' });
  expect(first(tabs)).toBe('\n# A');
  expect(codes('---\ntitle: a: b\n---\n')).toEqual(['2 front-matter']);
  expect(codes('---\ntitle: &x a\ndescription: *x\n---\n')).toEqual(['3 front-matter']);
  expect(codes('---\ntitle: a\n<<: {title: b}\n---\n')).toEqual(['3 front-matter-merge']);
  expect(codes(`---\ntitle: ${'x'.repeat(9_000)}\n---\n`)).toEqual(['2 front-matter-size']);
  expect(codes(`---\ntitle: ${'['.repeat(5_000)}\n---\n`)).toEqual(['2 front-matter']);
  expect(settings('---\n__proto__: {title: x}\nslideOptions: {__proto__: {width: 7}}\n---\n')).toMatchObject({ title: null, width: 960 });
});

test('D3 never closed, it ends at its first blank line', () => {
  expect(settings('---\ntitle: x\n\n# A\n').title).toBe('x');
  expect(first('---\ntitle: x\n\n# A\n')).toBe('\n# A\n');
  expect(codes('---\ntitle: x\n\n# A\n')).toEqual(['1 front-matter-open']);
  expect(parseDeck('---\ntitle: x\n\n# A\n\n---\n\n# B\n').slides).toHaveLength(2);
  expect(parseDeck('---\ntitle: x\n\n# a remark\n\ntags: y\n---\n\n# B\n').settings.tags).toEqual(['y']);
});

test('D4 what stands before it, wrong case, comments in it and a second one are complaints', () => {
  expect(settings('🎉\n---\ntitle: x\n---\n# A').title).toBe('x');
  expect(codes('🎉\n---\ntitle: x\n---\n# A')).toEqual(['2 front-matter-late']);
  expect(settings('---\nSlideOptions:\n  theme: white\n---\n').theme).toBe('white');
  expect(codes('---\nSlideOptions:\n  theme: white\n---\n')).toEqual(['2 front-matter-key']);
  expect(settings('---\n<!-- remark -->\ntitle: x\n---\n').title).toBe('x');
  expect(codes('---\n<!-- remark -->\ntitle: x\n---\n')).toEqual(['2 front-matter-comment']);
  expect(codes('---\ntitle: x\n---\n---\ntitle: y\n---\n')).toContain('4 front-matter-second');
  expect(settings('---\ntitle: x\n---\n---\ntitle: y\n---\n').title).toBe('x');
  expect(codes('---\nrevealOptions:\n  theme: white\n---\n')).toEqual(['2 front-matter-key']);
});

test('D5 a first line of dashes before a text is no front matter', () => {
  for (const text of ['---\n\n# A\n\n---\n\n# B', '---\ntext\n---\n', '---', 'x\n---\ntitle: x\n---\n']) {
    expect(parseDeck(text).frontMatter).toBeNull();
  }
});

test('D6 the defaults are those of HedgeDoc', () => {
  expect(settings('# A')).toEqual({
    title: null,
    description: null,
    tags: [],
    lang: null,
    dir: null,
    breaks: true,
    theme: 'black',
    width: 960,
    height: 700,
    slideOptions: { controls: true, progress: true, slideNumber: true, center: true, transition: 'none' },
  });
});

test('D7 slide options are checked one by one', () => {
  const text = `---
slideOptions:
  theme: Solarized
  width: 1400
  height: '900px'
  transition: zoom
  slideNumber: c/t
  allottedMinutes: 45
  center: "no"
  hash: true
  dataFoo: 1
---
`;
  expect(settings(text)).toMatchObject({ theme: 'solarized', width: 1400, height: 900 });
  expect(settings(text).slideOptions).toMatchObject({ transition: 'zoom', slideNumber: 'c/t', totalTime: 2700, center: true });
  expect(codes(text)).toEqual(['9 option-value', '10 option-unhonoured', '11 option-unknown']);
  expect(codes('---\nslideOptions:\n  theme: nope\n---\n')).toEqual(['3 option-value']);
  expect(codes('---\nslideOptions: yes\nlang: "?"\ndir: up\n---\n')).toEqual([
    '2 options-list',
    '3 front-matter-value',
    '4 front-matter-value',
  ]);
});
