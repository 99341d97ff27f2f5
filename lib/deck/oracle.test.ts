// @vitest-environment jsdom
import fc from 'fast-check';
import type { RevealApi } from 'reveal.js';
import createPlugin from 'reveal.js/plugin/markdown';
import { expect, test } from 'vitest';
import { parseDeck, renderSlide } from './index.ts';
import { fragmentOf } from './test-support/sections.ts';

/** A slide as both sides see it. */
type Seen = { readonly column: number; readonly row: number; readonly attributes: Record<string, string>; readonly notes: string };

const wordsOf = (text: string | null | undefined) => (text ?? '').trim().split(/\s+/).join(' ');

/** What reveal's own plugin makes of a deck, with HedgeDoc's separators. */
async function asReveal(text: string): Promise<Seen[]> {
  const root = document.createElement('div');
  root.innerHTML = '<div class="slides"><section data-markdown><script type="text/template"></script></section></div>';
  const section = root.querySelector('section');
  section?.setAttribute('data-separator', '^(?:\\r\\n?|\\n)---(?:\\r\\n?|\\n)$');
  section?.setAttribute('data-separator-vertical', '^(?:\\r\\n?|\\n)----(?:\\r\\n?|\\n)$');
  section?.querySelector('script')?.append(text);
  const reveal = { getConfig: () => ({ markdown: {} }), getRevealElement: () => root } as unknown as RevealApi;
  await createPlugin().init?.(reveal);
  return [...root.querySelectorAll('.slides > section')].flatMap((top, column) => {
    const rows = [...top.querySelectorAll(':scope > section')];
    return (rows.length > 0 ? rows : [top]).map((slide, row) => ({
      column,
      row,
      attributes: Object.fromEntries([...slide.attributes].filter(({ name }) => !OWN.test(name)).map(({ name, value }) => [name, value])),
      notes: wordsOf(slide.querySelector('aside.notes')?.textContent),
    }));
  });
}

/** What the plugin keeps on its sections. */
const OWN = /^data-(?:markdown|separator)/;

function asHere(text: string): Seen[] {
  const { slides, settings } = parseDeck(text);
  return slides.map((source) => {
    const { attributes, notesHtml } = renderSlide(source, settings);
    return { column: source.column, row: source.row, attributes, notes: wordsOf(fragmentOf(notesHtml ?? '').textContent) };
  });
}

const word = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'Größe', 'x', '42', 'a-b', 'Notiz:');
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((all) => all.join(' '));
const block = fc.oneof(
  words.map((text) => `# ${text}`),
  words.map((text) => `## ${text}`),
  words,
  fc.array(words, { minLength: 1, maxLength: 4 }).map((items) => items.map((item) => `- ${item}`).join('\n')),
  words.map((text) => `> ${text}`),
  words.map((text) => `a **${text}** --- b -- c`),
  words.map((text) => `| ${text} | b |\n| --- | ---- |\n| c | d |`),
  fc.constantFrom('***', '<div>\n\nhtml\n\n</div>', '![a](b.png)', '-----', '1. one\n2. two'),
);
const attribute = fc.constantFrom(
  'data-background="#A0C66B"',
  'data-background-color="rgb(1, 2, 3)"',
  'data-background-image="https://example.org/a.png?b=c"',
  'data-transition="zoom"',
  'data-state="x y"',
  'data-auto-animate',
  'data-background-size="50% 20px"',
  'id="here"',
  'class="one two"',
  'style="color: red"',
);
const comment = fc.uniqueArray(attribute, { minLength: 1, maxLength: 4 }).map((all) => `<!-- .slide: ${all.join(' ')} -->`);
const note = fc
  .array(words, { minLength: 1, maxLength: 3 })
  .chain((all) => fc.constantFrom('Note:', 'Notes:', 'note:', 'NOTE:').map((label) => `${label} ${all.join('\n\n')}`));

/**
 * Left out, because they are meant to differ: fences and comments with separators in them (D23), several notes on a slide
 * (D40, reveal shows them all), `<aside>` written by hand (D41), several `.slide:` comments (D50: classes add up), names and
 * values that are not allowed (D51), single quotes (D51, reveal reads double ones only), front matter (D1), and separators
 * with trailing spaces (D20).
 */
const slide = fc
  .record({
    first: fc.option(comment, { freq: 3, nil: null }),
    blocks: fc.array(block, { maxLength: 4 }),
    last: fc.option(comment, { freq: 3, nil: null }),
    note: fc.option(note, { freq: 2, nil: null }),
  })
  .map(({ first, blocks, last, note: notes }) =>
    [first, ...blocks, first === null ? last : null, notes].filter((part): part is string => part !== null).join('\n\n'),
  );
const deck = fc
  .record({
    head: words.map((text) => `# ${text}`),
    slides: fc.array(fc.tuple(fc.constantFrom('---', '----'), slide), { maxLength: 8 }),
    lineEnd: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ head, slides, lineEnd }) =>
    [head, ...slides.map(([separator, text]) => `${separator}\n\n${text}`)].join('\n\n').replaceAll('\n', lineEnd),
  );

test('D143 slides, columns, attributes and notes are those that reveal’s own markdown plugin finds', async () => {
  await fc.assert(
    fc.asyncProperty(deck, async (text) => {
      expect(asHere(text)).toEqual(await asReveal(text));
    }),
    { numRuns: 150, seed: 602 },
  );
});
