// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { fragmentOf, sectionsOf } from './test-support/sections.ts';

/** reveal.js's own test cases for markdown, with HedgeDoc's separators and names. */
describe('slide attributes', () => {
  const deck = (id: string, colours: readonly [string, string, string], [first, second]: readonly [string, string]) => `# Test attributes
## Slide 1

---

## Slide 2
<!-- .slide: id="${id}" data-transition="${first}" data-background="${colours[0]}" -->

----

## Slide 2.1
<!-- .slide: data-background="${colours[1]}" data-transition="${second}" -->

----

## Slide 2.2
[Link to Slide2](#/${id})

---

## Slide 3
<!-- .slide: data-transition="${first}" data-background="${colours[2]}" -->

---

## Slide 4
`;
  const singles = [
    '<!-- .slide: data-background="#ff0000" -->\n## Hello world',
    '## Hello world\n<!-- .slide: data-background="#ff0000" -->',
    '## Hello world\n\nTest\n<!-- .slide: data-background="#ff0000" -->\n\nMore Test',
  ];
  const slides = sectionsOf(
    [
      deck('slide2', ['#A0C66B', '#ff0000', '#C6916B'], ['zoom', 'fade']).trim(),
      deck('slide2def', ['#A7C66B', '#f70000', '#C7916B'], ['concave', 'page']).trim(),
      ...singles,
    ].join('\n\n---\n\n'),
  );
  const isVertical = (column: number) => slides.filter(({ source }) => source.column === column).length > 1;
  const vertical = slides.filter(({ source }) => isVertical(source.column));
  const horizontal = slides.filter(({ source }) => !isVertical(source.column));
  const having = (list: typeof slides, name: string, value: string) =>
    list.filter(({ rendered }) => rendered.attributes[name] === value).length;

  test('D142 vertical separator', () => expect(vertical).toHaveLength(6));
  test('D142 id on slide', () => {
    expect(having(vertical, 'id', 'slide2')).toBe(1);
    expect(vertical.filter(({ body }) => body.querySelector('a[href="#/slide2"]'))).toHaveLength(1);
  });
  test('D142 data-background attributes', () => {
    expect(having(vertical, 'data-background', '#A0C66B')).toBe(1);
    expect(having(vertical, 'data-background', '#ff0000')).toBe(1);
    expect(having(horizontal, 'data-background', '#C6916B')).toBe(1);
  });
  test('D142 data-transition attributes', () => {
    expect(having(vertical, 'data-transition', 'zoom')).toBe(1);
    expect(having(vertical, 'data-transition', 'fade')).toBe(1);
    expect(having(horizontal, 'data-transition', 'zoom')).toBe(1);
  });
  test('D142 data-background attributes of the second deck', () => {
    expect(having(vertical, 'data-background', '#A7C66B')).toBe(1);
    expect(having(vertical, 'data-background', '#f70000')).toBe(1);
    expect(having(horizontal, 'data-background', '#C7916B')).toBe(1);
  });
  test('D142 data-transition attributes of the second deck', () => {
    expect(having(vertical, 'data-transition', 'concave')).toBe(1);
    expect(having(vertical, 'data-transition', 'page')).toBe(1);
    expect(having(horizontal, 'data-transition', 'concave')).toBe(1);
  });
  test('D142 attributes with inline content', () => expect(having(horizontal, 'data-background', '#ff0000')).toBe(3));
});

describe('element attributes', () => {
  const element = (classes: string, more = '') => `<!-- .element: class="${classes}"${more} -->`;
  const deck = [
    `## Slide 1.1\n${element('fragment fade-out', ' data-fragment-index="1"')}`,
    '----',
    `## Slide 1.2\n${element('fragment shrink')}`,
    `Paragraph 1\n${element('fragment grow')}`,
    `Paragraph 2\n${element('fragment grow')}`,
    [1, 2, 3].map((number) => `- list item ${number} ${element('fragment roll-in')}`).join('\n'),
    '---',
    '## Slide 2',
    `Paragraph 1.2  \nmulti-line ${element('fragment highlight-red')}`,
    ...[2, 3, 4].map((number) => `Paragraph 2.${number} ${element('fragment highlight-red')}`),
    `- list item 1 ${element('fragment highlight-green')}\n- list item 2${element('fragment highlight-green')}\n` +
      `- list item 3${element('fragment highlight-green')}\n- list item 4\n${element('fragment highlight-green')}\n` +
      `- list item 5${element('fragment highlight-green')}`,
    'Test',
    `![Example Picture](examples/assets/image2.png)\n${element('stretch')}`,
    '---',
    `# Test attributes in Markdown\n## Slide 1 Def ${element('fragment highlight-red', ' data-fragment-index="1"')}`,
    '---',
    `## Slide 2 Def\n${element('fragment highlight-red')}`,
    '---',
    `## Hello world\nA paragraph\n${element('fragment highlight-blue')}`,
    '---',
    `## Hello world\n\nMultiple  \nLine\n${element('fragment highlight-blue')}`,
    '---',
    `## Hello world\n\nTest${element('fragment highlight-blue')}\n\nMore Test`,
  ].join('\n\n');
  const slides = sectionsOf(deck);
  const count = (list: typeof slides, selector: string) => list.reduce((sum, { body }) => sum + body.querySelectorAll(selector).length, 0);
  const vertical = slides.slice(0, 2);

  test('D142 vertical slides', () =>
    expect(vertical.map(({ source }) => [source.column, source.row])).toEqual([
      [0, 0],
      [0, 1],
    ]));
  test('D142 attributes on headers in vertical slides', () => {
    expect(count(vertical, 'h2.fragment.fade-out[data-fragment-index="1"]')).toBe(1);
    expect(count(vertical, 'h2.fragment.shrink')).toBe(1);
  });
  test('D142 attributes on paragraphs in vertical slides', () => expect(count(vertical, 'p.fragment.grow')).toBe(2));
  test('D142 attributes on list items in vertical slides', () => expect(count(vertical, 'li.fragment.roll-in')).toBe(3));
  test('D142 attributes on paragraphs in horizontal slides', () => expect(count(slides, 'p.fragment.highlight-red')).toBe(4));
  test('D142 attributes on list items in horizontal slides', () => expect(count(slides, 'li.fragment.highlight-green')).toBe(5));
  test('D142 attributes below an image are its paragraph’s, as in reveal 6', () => expect(count(slides, 'p.stretch > img')).toBe(1));
  test('D142 attributes on headers behind another one', () => expect(count(slides, 'h2.fragment.highlight-red')).toBe(2));
  test('D142 attributes in single slides', () => expect(count(slides, 'p.fragment.highlight-blue')).toBe(3));
  test('D142 nothing else has got any', () => expect(count(slides, '.fragment, .stretch')).toBe(2 + 2 + 3 + 4 + 5 + 1 + 2 + 3));
});

/** reveal strips the indentation of its templates, and once took spaces out of lines with it. A deck has none to strip. */
describe('white space', () => {
  const shown = (text: string) => fragmentOf(sectionsOf(text)[0]?.rendered.html ?? '');
  test('D142 two spaces within a line of <pre> stay', () => {
    expect(shown('  ## Heading\n<pre>\nresult  value\n</pre>').querySelector('pre')?.textContent).toContain('result  value');
  });
  test('D142 four spaces within a line of <pre> stay', () => {
    expect(shown('  ## Heading\n<pre>\nresult    value\n</pre>').querySelector('pre')?.textContent).toContain('result    value');
  });
  test('D142 an indentation of two spaces is none', () => {
    const body = shown('  ## Heading\n  A paragraph');
    expect(body.querySelector('h2')?.textContent).toBe('Heading');
    expect(body.querySelector('p')?.textContent).toBe('A paragraph');
  });
  test('D142 a tab within a line of <pre> stays', () => {
    expect(shown('## Heading\n<pre>\nresult\tvalue\n</pre>').querySelector('pre')?.textContent).toContain('result\tvalue');
  });
});
