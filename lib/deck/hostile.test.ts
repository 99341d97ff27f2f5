// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hintsOf, MAX_SLIDE, parseDeck, proposeSeparators, renderSlide, repairOf, rewriteSeparators, withFixes } from './index.ts';

const render = (text: string) => renderSlide({ text }, { breaks: true });

const bombs = [
  '![[',
  '[',
  '<',
  '<a ',
  '<a x="',
  '*a_',
  '>',
  '- ',
  '<!--',
  '<!--\n\n',
  '<style>\n\n',
  '<div>\n<!--\n\n',
  '<aside class="notes',
  '<script>',
  'http://',
  '"\'',
  '&',
  '`',
  '~~~\n',
  '[a](',
  '|',
  '<!-- .element: class="a" -->',
  '**',
];

test.each(bombs)('D82 hostile markdown is rendered: %j', (bomb) => {
  expect(render(bomb.repeat(Math.floor(40_000 / bomb.length))).html.length).toBeLessThan(10_000_000);
});

test.each(['+ ', '> ', '1. '])('D82 what is nested deeper than markdown-it reads is plain text: %j', (mark) => {
  const text = `${mark.repeat(200)}end`;
  expect(render(text).html).toMatch(/^<pre data-l-plain="">.*end<\/pre>$/);
  expect(render(`${mark.repeat(20)}end`).html).toMatch(/<[^>]*>end\n?<\//);
});

test.each(bombs)('D259 D276 hostile markdown is hinted at, mended and rewritten: %j', (bomb) => {
  const text = bomb.repeat(Math.floor(60_000 / bomb.length));
  const begin = performance.now();
  const deck = parseDeck(text);
  for (const hint of withFixes(text, [...deck.complaints, ...hintsOf(deck)]).slice(0, 3)) {
    for (const fix of hint.fixes) repairOf(text, hint, fix);
  }
  rewriteSeparators(text, proposeSeparators(text));
  rewriteSeparators(text, { style: 'custom', right: bomb.trim(), down: '' });
  expect(performance.now() - begin).toBeLessThan(5_000);
});

const SIZE = 60_000;
const line = (index: number) => `[^${index}]: *[${index}]: x\n`;
/** As long as a slide may be, nearly, of each delimiter that HedgeDoc adds, and of what is made of them. */
const longBombs: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...[
      '![[',
      '^',
      '~',
      '==',
      '++',
      '[^',
      ':::',
      '*[',
      ':a',
      '^[',
      '^[a]',
      '~\\ ',
      '- [ ] a\n',
      ':::info\n',
      ':::spoiler a\n:::\n',
      'a\n: b\n\n',
    ],
    ...[
      '# a\n\n[TOC]\n\n',
      '> [name=a]',
      '![](a =1x1)',
      '![](a =1x1',
      '[^1]',
      '*[a]: b\n',
      'www.a.de ',
      '<a-b>',
      'http://',
      ':smile:',
      '- ',
    ],
  ].map((bomb) => [bomb, bomb.repeat(SIZE / bomb.length)]),
);
const mixed: Readonly<Record<string, string>> = {
  'labels without an end': `[^1]: a\n\n${'[^'.repeat(SIZE / 2)}`,
  'references to one note': `[^1]: a\n\n${'[^1]'.repeat(SIZE / 4)}`,
  'notes in notes': '^['.repeat(SIZE / 4) + ']'.repeat(SIZE / 4),
  'images in images': '!['.repeat(SIZE / 8) + '](a =1x1)'.repeat(SIZE / 12),
  backslashes: `~${'\\'.repeat(SIZE)}~^${'\\'.repeat(1_000)}^`,
  'many definitions': Array.from({ length: 3_000 }, (_, index) => line(index)).join(''),
  'many abbreviations': `${Array.from({ length: 3_000 }, (_, index) => `*[a${index}]: b\n`).join('')}\n${'a1 a2999 '.repeat(1_000)}`,
  'many names in brackets': Array.from({ length: 8_000 }, (_, index) => `<a${index}>`).join(''),
};

test.each(Object.keys({ ...longBombs, ...mixed }))('D144 a slide full of %j is rendered, and not out of proportion', (name) => {
  const text = { ...longBombs, ...mixed }[name] ?? '';
  expect(render(text).html.length).toBeLessThan(60 * text.length);
});

test('D27 D144 what is longer than a slide may be is plain text, with a complaint', () => {
  for (const text of [`|a|\n|-|\n${'|a|\n'.repeat(50_000)}`, 'http://'.repeat(20_000), '- '.repeat(40_000)]) {
    expect(text.length).toBeGreaterThan(MAX_SLIDE);
    expect(render(text).html).toMatch(/^<pre data-l-plain="">[^<]*<\/pre>$/);
    expect(parseDeck(text).complaints).toMatchObject([{ code: 'slide-size', line: 1 }]);
  }
});

test('D137 what is never closed ends with its slide', () => {
  const shown = (html: string) => new DOMParser().parseFromString(`<body><main>${html}</main>`, 'text/html').querySelector('main');
  const slides = ['<div dir="rtl">\n\n# A', '# B\n\n</div>\n\nb', '<section>\n\nc', '</section>\n\nd', '<b>e', 'f </main></b>'];
  const { slides: sources, settings } = parseDeck(slides.join('\n\n---\n\n'));
  expect(sources).toHaveLength(6);
  const texts = sources.map((source) => shown(renderSlide(source, settings).html)?.textContent?.replace(/\s+/g, ' ').trim());
  expect(texts).toEqual(['A', 'B b', 'c', 'd', 'e', 'f']);
});

test('D28 D64 any slide is rendered without an error, and a parser loses nothing that follows it', () => {
  const piece = fc.constantFrom(
    ...[
      '<',
      '>',
      '"',
      "'",
      '=',
      '<!--',
      '-->',
      '<style',
      '<style>',
      '</style>',
      '<script>',
      '</script>',
      '<a b=',
      '`',
      '\n',
      '\n\n',
      'x',
      '- ',
      '> ',
    ],
    ...[
      '<title>',
      '</',
      '<template>',
      '</template>',
      '<svg>',
      '<noscript>',
      '<xmp>',
      '<plaintext>',
      '<div class="',
      '<pre>',
      '<iframe src="x">',
      '<?',
      '<!',
    ],
    ...['^', '~', '==', '++', ':::info a\n', ':::spoiler\n', ':::\n', '[^1]', '[^1]: ', '^[', ']', '*[x]: y\n', ':x:', '[TOC]\n'],
    ...['- [ ] ', '[name=a]', '[color=red]', '![](a ', '=1x1)', '\n: ', '# ', '<x-y>', '</x-y>', '    '],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(text, (source) => {
      const parsed = new DOMParser().parseFromString(`<body>${render(source).html}<p class="last">x</p>`, 'text/html').body;
      expect(parsed.querySelector('p.last')?.textContent).toBe('x');
      expect(parsed.querySelector('style')).toBeNull();
    }),
    { numRuns: 400 },
  );
});
