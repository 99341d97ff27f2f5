import { expect, test } from 'vitest';
import { MAX_SLIDE, renderSlide } from './index.ts';

const render = (text: string, breaks = true) => renderSlide({ text }, { breaks });
const html = (text: string) =>
  render(text)
    .html.replace(/ data-l-line="\d+"/g, '')
    .replace(/(<h\d) id="[^"]*"/g, '$1');
const slide = (comment: string) => render(`# A\n\n<!-- .slide: ${comment} -->`).attributes;
const targets = (text: string) => render(text).elements.map((element) => element.target);

test('D27 a slide that is too long is shown as plain text, its notes apart', () => {
  const long = render(`<b>${'x'.repeat(MAX_SLIDE)}\n\nNote: secret`);
  expect(long.html).toMatch(/^<pre data-l-plain="">&lt;b&gt;x/);
  expect(long.html).not.toContain('secret');
  expect(long.notesHtml).toContain('secret');
});

test('D50 slide comments give the section its attributes', () => {
  expect(render('<!-- .slide: id="a" class="x" -->\n# A\n\n- b <!-- .slide: class="y" id="c" data-state="z" -->')).toMatchObject({
    attributes: { id: 'c', class: 'x y', 'data-state': 'z' },
    html: expect.not.stringContaining('slide'),
  });
  expect(render('<!-- .slide style="color: red;" -->\n\n<!-- .slide: style="margin: 0" -->').attributes).toEqual({
    style: 'color: red; margin: 0',
  });
  expect(render('`<!-- .slide: id="a" -->`\n\n```\n<!-- .slide: id="b" -->\n```').attributes).toEqual({});
});

test('D51 attributes are checked by name and value', () => {
  expect(slide(`data-background="https://a.b/c.png?d=e" data-transition='zoom' data-auto-animate data-x=1`)).toEqual({
    'data-background': 'https://a.b/c.png?d=e',
    'data-transition': 'zoom',
    'data-auto-animate': '',
    'data-x': '1',
  });
  expect(slide('data-background-color="#4A2439" data-background="rgb(1, 2, 3)" data-background-video="a.mp4,b.webm"')).toEqual({
    'data-background-color': '#4A2439',
    'data-background': 'rgb(1, 2, 3)',
    'data-background-video': 'a.mp4,b.webm',
  });
  expect(slide('onclick="x" data-notes="x" data-markdown="x" data-slide="3" data-l-x="1" src="x" href="x" data-src="x"')).toEqual({});
  expect(
    slide('data-background="javascript:x" data-background-image="data:text/html,x" id="a b" style="background: url(javascript:x)"'),
  ).toEqual({});
  expect(slide(`data-x="${'x'.repeat(5_000)}" class="\u0001"`)).toEqual({});
});

test('D52 an element comment is about what stands before it', () => {
  expect(html('x **b** <!-- .element: class="f" -->')).toBe('<p>x <strong>b</strong> <i data-l-element="0"></i></p>\n');
  expect(targets('x **b** <!-- .element: class="f" -->')).toEqual(['previous']);
  expect(html('text\n\n<!-- .element class="f" -->')).toBe('<p>text</p>\n<i data-l-element="0"></i>');
  expect(html('<span><!-- .element: class="f" -->red</span>')).toBe('<p><span><i data-l-element="0"></i>red</span></p>\n');
  expect(html('| a |\n|---|\n| b <!-- .element: class="f" --> |')).toContain('<td>b <i data-l-element="0"></i></td>');
  expect(render('x <!-- .element: onclick="y" -->')).toMatchObject({ elements: [] });
});

test('D53 in a list item with no element before it, it is about the item', () => {
  expect(targets('- a <!-- .element: class="f" -->\n- <!-- .element: class="g" --> b')).toEqual(['parent', 'parent']);
  expect(html('- a <!-- .element: class="f" -->')).toContain('<li>\n<i data-l-element="0"></i>a </li>');
  expect(html('- a <!-- .element: class="f" -->\n\n- b')).toContain('<li>\n<i data-l-element="0"></i><p>a </p>');
  expect(html('- <!-- .element: class="f" --> **b**')).toContain('<strong>b</strong>');
  expect(targets('- a **b** <!-- .element: class="f" -->')).toEqual(['previous']);
  expect(targets('- a\n  <!-- .element: class="f" -->')).toEqual(['previous']);
});

test('D54 on its own line straight after a list it is about the last item', () => {
  expect(targets('- a\n- b\n<!-- .element: class="f" -->')).toEqual(['last-item']);
  expect(targets('1. a\n2. b\n<!-- .element: class="f" -->\ntext')).toEqual(['last-item']);
  expect(targets('- a\n- b\n\n<!-- .element: class="f" -->')).toEqual(['previous']);
});

test('D55 other comments vanish, and without an end they are text', () => {
  expect(html('a\n\n<!-- b\n\n---\n\nc\n-->\n\nd <!-- e --> f')).toBe('<p>a</p>\n<p>d  f</p>\n');
  expect(html('- a\n<!-- b -->\n- c')).not.toContain('<!--');
  expect(html('a <!-- b\n\n<!-- c\n\nd')).toBe('<p>a &lt;!-- b</p>\n<p>&lt;!-- c</p>\n<p>d</p>\n');
  expect(html('<!--> a')).toBe('<p> a</p>\n');
});

test('D56 text behind a comment is markdown', () => {
  expect(html('<!-- a --> **b**')).toBe('<p> <strong>b</strong></p>\n');
});

test('D60 raw blocks run to their closing tag, or to a blank line', () => {
  expect(html('<pre>\na\n\n*b*\n</pre>\n\n*c*')).toBe('<pre>\na\n\n*b*\n</pre>\n<p><em>c</em></p>\n');
  expect(html('<pre>\na\n\n*b*')).toBe('<pre>\na\n<p><em>b</em></p>\n');
});

test('D61 a comment in an HTML block belongs to it', () => {
  expect(html('<div>\n<!-- a\n\n*b*\n-->\n<p>c</p>\n</div>\n\n*d*')).toBe('<div>\n\n<p>c</p>\n</div>\n<p><em>d</em></p>\n');
  expect(html('<div>\n<!-- a\n\n*b*')).toContain('<em>b</em>');
});

test('D62 declarations and instructions are text', () => {
  expect(html('<?php x ?> <!doctype html> <![CDATA[y]]>')).toBe('<p>&lt;?php x ?> &lt;!doctype html> &lt;![CDATA[y]]></p>\n');
  expect(html('<?php\n\n*a*')).toContain('<em>a</em>');
});

test('D63 style elements are lifted out', () => {
  const styled = render('<style>\nh1 { color: red; }\n\nh2 { }\n</style>\n\n# A\n\n<div><style type="text/css">p { }</style>x</div>');
  expect(styled.styles).toEqual(['\nh1 { color: red; }\n\nh2 { }\n', 'p { }']);
  expect(styled.html).not.toContain('style');
});

test('D64 nothing on a slide is swallowed', () => {
  expect(html('a <textarea> b')).toBe('<p>a &lt;textarea> b</p>\n');
  expect(html('a <script>x</script> b')).toBe('<p>a <script>x</script> b</p>\n');
  expect(html('<div class="x\n\nb')).toBe('&lt;div class="x\n<p>b</p>\n');
  expect(html('<div class="x>\ny\n\nb')).toMatch(/^&lt;div/);
  expect(html('<style>\n\n# A')).toContain('<h1>A</h1>');
  expect(html('<plaintext> a')).toContain('&lt;plaintext>');
  expect(html('a <maybe show some code?> b')).toMatch(/^<p>a .* b<\/p>/);
});

test('D65 raw HTML passes', () => {
  expect(html('<font color="#50c3a5" style="x: y">S</font> <pba-cols>c</pba-cols>')).toBe(
    '<p><font color="#50c3a5" style="x: y">S</font> <pba-cols>c</pba-cols></p>\n',
  );
  expect(html('<div>\n\n*a*\n\n</div>')).toBe('<div>\n<p><em>a</em></p>\n</div>');
});

test('D70 D71 D72 D73 what stands behind a fence', () => {
  expect(html('```c++\na<b\n```')).toBe('<pre><code class="language-c++">a&lt;b\n</code></pre>\n');
  const lines = html('```js=101!\na\nb\n```\n\n```js=+\nc\n```\n\n```=\nd\n```');
  expect(lines).toContain('<code class="language-js" data-line-numbers="" data-ln-start-from="101" data-wrap="">');
  expect(lines).toContain('<code class="language-js" data-line-numbers="" data-ln-start-from="103">');
  expect(lines).toContain('<code data-line-numbers="">d');
  expect(html('```rust [1-7|9, 15|1-100]\na\n```')).toContain('class="language-rust" data-line-numbers="1-7|9,15|1-100"');
  expect(html('```js [10: 1|2]\na\n```')).toContain('data-line-numbers="1|2" data-ln-start-from="10"');
  expect(html('```"><script>\na\n```')).toBe('<pre><code>a\n</code></pre>\n');
});

test('D80 blocks say on which line they begin', () => {
  expect(render('# A\n\ntext\n\n- b\n- c').html).toBe(
    '<h1 id="A" data-l-line="0">A</h1>\n<p data-l-line="2">text</p>\n<ul data-l-line="4">\n<li data-l-line="4">b</li>\n<li data-l-line="5">c</li>\n</ul>\n',
  );
});

test('D81 breaks', () => {
  expect(render('a\nb').html).toContain('<br>');
  expect(render('a\nb', false).html).not.toContain('<br>');
  expect(html('~~a~~ https://a.b "c" -- d')).toBe('<p><s>a</s> <a href="https://a.b">https://a.b</a> “c” – d</p>\n');
  expect(html('| a | b |\n|:--|--:|\n| c | d |')).toContain('<td style="text-align:right">d</td>');
});
