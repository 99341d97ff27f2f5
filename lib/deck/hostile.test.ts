// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderSlide } from './index.ts';

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
    { numRuns: 1_000 },
  );
});
