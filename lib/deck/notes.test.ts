import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstSlideText, parseDeck, publicReader, publicText, renderSlide } from './index.ts';

const render = (text: string) => renderSlide({ text }, { breaks: true });

test('D40 a line Note: begins notes to the end of the slide', () => {
  const slide = render('a\n\nNote: one\n\ntwo\n\nNOTES: three');
  expect(slide.html).toBe('<p data-l-line="0">a</p>\n');
  expect(slide.notesHtml?.replace(/<[^>]*>/g, '')).toBe('one\ntwo\nthree\n');
  expect(render('Note that\nNotes\nx Note: y\n- Note: z\n Note: w').notesHtml).toBeNull();
});

test('D41 asides of class notes are notes, as often as they come', () => {
  const slide = render(
    'a <aside class="notes">one</aside> b\n\n<ASIDE id=x class=\'big notes\'>\n\ntwo\n</aside>\n\nc\n\n<aside class="other">d</aside>',
  );
  expect(slide.html.replace(/<[^>]*>/g, '')).toBe('a  b\nc\nd');
  expect(slide.notesHtml?.replace(/<[^>]*>/g, '').trim()).toBe('one\ntwo');
  expect(render('a\n\n<aside class="notes">\nb\n\nc')).toMatchObject({ html: '<p data-l-line="0">a</p>\n' });
});

test('D42 fences and comments hold no notes, but a fence that is never closed hides none', () => {
  expect(render('```\nNote: code\n```').notesHtml).toBeNull();
  expect(render('- a\n\n  ```yaml\n  x: 1\nNote: b').notesHtml).not.toBeNull();
  expect(render('<!--\nNote: c\n-->\n').notesHtml).toBeNull();
  expect(render('```\n<aside class="notes">x</aside>\n```').notesHtml).toBeNull();
  expect(render('```\ncode\n\nNote: secret').notesHtml).toContain('secret');
  expect(render('<!-- open\n\nNote: secret')).toMatchObject({ html: expect.not.stringContaining('secret') });
});

test('D43 an aside that is written about is no notes', () => {
  expect(render('Write `<aside class="notes">` or `<aside class="notes">x</aside>`').notesHtml).toBeNull();
});

const line = fc.constantFrom(
  ...[
    'Note:',
    'notes: SECRET',
    'Note: SECRET',
    'SECRET',
    'x',
    '# A',
    '',
    '',
    '---',
    '----',
    '```',
    '```js',
    '~~~',
    '````',
    '    ```',
    '- ```',
  ],
  ...[
    '> ```',
    '<!--',
    '-->',
    '<!-- c -->',
    '<!-- .slide: id="a" -->',
    '- item',
    '  more',
    '> quote',
    '</aside>',
    'a <aside class="notes">SECRET</aside> b',
  ],
  ...[
    '<aside class="notes">',
    '<aside class=notes>SECRET',
    '<style>',
    '</style>',
    '<div>',
    '</div>',
    '| a | b |',
    '|---|---|',
    '`',
    '<pre>',
    '- <!--',
    '1. ~~~',
  ],
);
const deck = fc.tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n', '\n\n')).map(([lines, eol]) => lines.join(eol));

test('D44 the public text has the same slides, lines and html, and no notes', () => {
  fc.assert(
    fc.property(deck, (text) => {
      const open = publicText(text);
      const [before, after] = [parseDeck(text), parseDeck(open)];
      expect(after.slides.map((slide) => `${slide.column}.${slide.row} ${slide.line}`)).toEqual(
        before.slides.map((slide) => `${slide.column}.${slide.row} ${slide.line}`),
      );
      expect(open.split(/\r\n?|\n/)).toHaveLength(text.split(/\r\n?|\n/).length);
      for (const [index, slide] of before.slides.entries()) {
        const [full, blanked] = [renderSlide(slide, before.settings), renderSlide(after.slides[index] ?? slide, after.settings)];
        expect(blanked).toEqual({ ...full, notesHtml: null });
      }
      expect(publicText(open)).toBe(open);
    }),
    { numRuns: 3_000 },
  );
});

test('D44 a text that is read again is read as if it were new', () => {
  const read = publicReader();
  const versions = ['a\n\nNote: b\n\n---\n\nc\n', 'a\n\nNote: bb\n\n---\n\nc\n', 'new\n\n---\n\na\n\nNote: bb\n\n---\n\nc\n', 'c\n'];
  for (const text of [...versions, ...versions]) expect(read(text)).toBe(publicText(text));
});

test('D44 what follows the notes stays', () => {
  expect(publicText('a\n\nNote: b\n\nc\n\n---\n\nd\n')).toBe('a\n\nNote:\n\n\n\n---\n\nd\n');
  expect(publicText('a <aside class="notes">b\n\nc</aside> d')).toBe('a <aside class="notes">\n\n</aside> d');
});

test('D98 a thumbnail is made of front matter and first slide', () => {
  const text = '---\ntitle: x\n---\n\n# A\n\nNote: b\n\n---\n\n# C';
  expect(firstSlideText(text, parseDeck(text))).toBe('---\ntitle: x\n---\n\n# A\n\nNote:\n\n');
});
