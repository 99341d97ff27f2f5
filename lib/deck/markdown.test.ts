import { expect, test } from 'vitest';
import { applyEdits, renderSlide, slideOfAnchor, tickTask } from './index.ts';

const render = (text: string) => renderSlide({ text }, { breaks: true });
const html = (text: string) => render(text).html.replace(/ data-l-line="\d+"/g, '');
const inline = (text: string) => /^<p>(.*)<\/p>\n$/s.exec(html(text))?.[1];

test('D120 superscript, subscript, inserted and marked text', () => {
  expect(inline('19^th^ H~2~O ++new++ ==mark== ~~old~~')).toBe(
    '19<sup>th</sup> H<sub>2</sub>O <ins>new</ins> <mark>mark</mark> <s>old</s>',
  );
  expect(inline('2^10 and 2^12, a^b c^d, C++ and c++, a == b')).toBe('2^10 and 2^12, a^b c^d, C++ and c++, a == b');
  expect(inline('P~a\\ cat~')).toBe('P<sub>a cat</sub>');
});

test('D121 abbreviations are explained where they stand as a word', () => {
  expect(html('HTML, xHTMLx\n\n*[HTML]: Hyper "Text"')).toBe('<p><abbr title="Hyper &quot;Text&quot;">HTML</abbr>, xHTMLx</p>\n');
});

test('D122 definition lists', () => {
  const list = '<dl>\n<dt>Term</dt>\n<dd>one <em>a</em></dd>\n<dd>two</dd>\n</dl>\n';
  expect(html('Term\n: one *a*\n: two')).toBe(list);
  expect(html('Term\n  ~ one *a*\n  ~ two')).toBe(list);
  expect(html('Term\n\n:   one\n\n    more')).toContain('<dd>\n<p>one</p>\n<p>more</p>\n</dd>');
  expect(html('Note that\n:smile: is no definition')).not.toContain('<dl>');
});

test('D123 footnotes stand at the end of their slide, in the order of their numbers', () => {
  const notes = html('a[^x] b[^y] c[^x]\n\n[^y]: Y\n[^x]: X\n    more\n\n    last\n\n[^z]: unused\n\nend');
  expect(notes).toMatch(/^<p>a<sup class="footnote-ref"><a href="#fn1" data-l-id="fnref1">\[1\]<\/a><\/sup> b/);
  expect(notes).toContain('<a href="#fn1" data-l-id="fnref1:1">[1:1]</a>');
  expect(notes).toMatch(/<p>end<\/p>\n<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">/);
  expect(notes).toMatch(/<li data-l-id="fn1" class="footnote-item"><p>X<br>\nmore<\/p>\n<p>last <a href="#fnref1".*<a href="#fnref1:1"/);
  expect(notes).toMatch(/<li data-l-id="fn2" class="footnote-item"><p>Y <a href="#fnref2" class="footnote-backref">/);
  expect(notes).not.toContain('unused');
  expect(notes).not.toMatch(/ id="/);
});

test('D123 what refers to no definition is text', () => {
  expect(inline('a[^1] [^ x] [^2](url)')).toBe('a[^1] [^ x] <a href="url">^2</a>');
});

test('D124 inline footnotes, also one in another', () => {
  const notes = html('a^[one **b** ^[two]] c^[three]');
  expect([...notes.matchAll(/<li data-l-id="fn(\d)" class="footnote-item"><p>(.*?)</g)].map((match) => match[2])).toEqual([
    'one ',
    'three ',
    'two ',
  ]);
  expect(notes).toContain('<strong>b</strong>');
});

test('D125 tasks get a box that knows its line', () => {
  const task = (done: 0 | 1, line: number, text: string) =>
    `<li class="task-list-item" data-l-line="${line}"><span class="task-list-item-checkbox" data-l-task="${done}" data-l-line="${line}"></span>${text}`;
  expect(render('- [ ] a\n- [x] **b**\n- [X]c').html).toBe(
    `<ul data-l-line="0">\n${task(0, 0, 'a</li>')}\n${task(1, 1, '<strong>b</strong></li>')}\n${task(1, 2, 'c</li>')}\n</ul>\n`,
  );
  expect(render('> 1. [x] a\n>\n>    b').html).toContain('data-l-task="1" data-l-line="0"');
  expect(html('[ ] a\n\n- [x](url)\n- a [ ]\n- [y]')).not.toContain('task');
  expect(render('- [ ] a <!-- .element: class="fragment" -->').elements).toMatchObject([{ target: 'parent' }]);
});

test('D126 a task is ticked by one edit of its line', () => {
  const tick = (text: string, line: number, done: boolean) => applyEdits(text, tickTask(text, { line, done }));
  expect(tick('a\r\n- [ ] b\n- [ ] c', 2, true)).toBe('a\r\n- [x] b\n- [ ] c');
  expect(tick('> - 1. [X] b', 1, false)).toBe('> - 1. [ ] b');
  expect(tickTask('- [x] a', { line: 1, done: true })).toEqual([]);
  for (const line of [0, 1, 2, 3]) expect(tickTask('- a [ ]\n`[ ]`', { line, done: true })).toEqual([]);
});

test('D127 images have the size that is written', () => {
  const image = (rest: string) => inline(`![a](u ${rest})`)?.replace(/^<img src="u" alt="a"|>$/g, '');
  expect(image('=200x300')).toBe(' width="200" height="300"');
  expect(image('=200x')).toBe(' width="200"');
  expect(image('=x200')).toBe(' height="200"');
  expect(image('=60%x')).toBe(' width="60%"');
  expect(image('"t" =60%x40%')).toBe(' title="t" width="60%" height="40%"');
  expect(image("=200x 't'")).toBe(' title="t" width="200"');
  expect(inline('[![**a** =](<u v> =1x2)](url)')).toBe('<a href="url"><img src="u%20v" alt="a =" width="1" height="2"></a>');
  for (const not of ['=x', '=200', '=ax1', '=1x1 =1x1', '=1x1 "t" x', '"t"=1x1']) expect(inline(`![a](u ${not})`)).toMatch(/^!\[a\]/);
  expect(inline('![a](javascript:x =1x1)')).toMatch(/^!\[a\]/);
});

test('D128 alerts', () => {
  expect(html(':::success\n**a**\n:::\nb')).toBe('<div class="alert alert-success">\n<p><strong>a</strong></p>\n</div>\n<p>b</p>\n');
  expect(html('::: warning Mind *this*\na\n:::')).toContain('<p class="alert-title">Mind <em>this</em></p>');
  expect(html('- a\n  :::info\n  b\n  :::\n- c')).toMatch(/<li>a\n<div class="alert alert-info">\n<p>b<\/p>\n<\/div>\n<\/li>\n<li>c<\/li>/);
  expect(html('::::info\n:::danger\na\n:::\nb\n::::\nc')).toMatch(
    /^<div class="alert alert-info">\n<div class="alert alert-danger">\n<p>a<\/p>\n<\/div>\n<p>b<\/p>\n<\/div>\n<p>c<\/p>/,
  );
  expect(html(':::info\na\n\n- b')).toMatch(/<\/ul>\n<\/div>\n$/);
  expect(html(':::other\na\n:::')).toBe('<p>:::other<br>\na<br>\n:::</p>\n');
});

test('D129 spoilers', () => {
  expect(html(':::spoiler Look *here*\na\n:::')).toBe('<details>\n<summary>Look <em>here</em></summary>\n<p>a</p>\n</details>\n');
  expect(html(':::spoiler\na\n:::')).toBe('<details>\n<p>a</p>\n</details>\n');
  expect(html(':::spoiler {state="open"} b\na\n:::')).toMatch(/^<details open="">\n<summary>b</);
});

test('D130 emoji shortcodes are marked, wherever they are no code and no address', () => {
  const mark = (code: string) => `<span data-l-emoji="">${code}</span>`;
  expect(inline(':tada: **:+1:** a:b:c :100:')).toBe(
    `${mark(':tada:')} <strong>${mark(':+1:')}</strong> a${mark(':b:')}c ${mark(':100:')}`,
  );
  expect(inline('`:x:` 10:30:45 std::vector::iterator http://a.b/:x:/')).not.toContain('emoji');
});

test('D131 tags in quotes and lists', () => {
  expect(html('> a [name=Anna Bø] [time=Sun, 9:59 PM] [color=#907bf7]')).toBe(
    '<blockquote style="border-left-color: #907bf7">\n<p>a <small><i class="fa fa-user"></i> Anna Bø</small> ' +
      '<small><i class="fa fa-clock-o"></i> Sun, 9:59 PM</small> </p>\n</blockquote>\n',
  );
  expect(html('> a\n> > b [color=red]')).toMatch(/^<blockquote>\n<p>a<\/p>\n<blockquote style="border-left-color: red">/);
  expect(html('- a [color=rgb(1, 2, 3)]')).toContain('<i class="fa fa-tag" style="color: rgb(1, 2, 3)"></i>');
  expect(html('> [color=red"><b>] [color=url(x;y)]')).not.toContain('style');
  expect(html('[name=a] [color=red]')).toBe('<p>[name=a] [color=red]</p>\n');
});

test('D132 headings have the ids that HedgeDoc gives them', () => {
  const ids = (text: string) => render(text).anchors;
  expect(ids('# Some Heading!\n\n## IAM & `a<b>`, "so"\n\n### A_b-c (d) é\n\n#### x <b>y</b> ^z^ :tada:')).toEqual([
    'Some-Heading',
    'IAM-amp-altbgt-“so”',
    'A_b-c-d-é',
    'x-y-z',
  ]);
  expect(ids('# A\n\n# A\n\n# A1\n\n# A')).toEqual(['A', 'A1', 'A11', 'A2']);
  expect(ids('# !\n\n#')).toEqual([]);
  expect(render('# A & B').html).toContain('<h1 id="A-amp-B"');
});

test('D133 [TOC] lists the headings of its slide, three levels of them', () => {
  expect(html('[toc]\n\n## A\n\n#### B\n\n## C & D\n\n##### E\n\n###### F')).toMatch(
    '<div class="toc"><ul><li><a href="#A">A</a><ul><li><a href="#B">B</a></li></ul></li>' +
      '<li><a href="#C-amp-D">C &amp; D</a><ul><li class="invisable-node"><ul><li><a href="#E">E</a></li></ul></li></ul></li></ul></div>',
  );
  expect(html('a\n[TOC]\nb')).toBe('<p>a</p>\n<div class="toc"></div>\n<p>b</p>\n');
  expect(html('a [TOC]\n\n`[TOC]`')).not.toContain('toc"');
  expect(html(`# A\n\n${'[TOC]\n\n'.repeat(20)}`).match(/<li>/g)).toHaveLength(10);
});

test('D134 a link in the deck finds its slide', () => {
  const texts = ['# Start\n\n<!-- .slide: id="own" -->', '# Some Heading', '# Again', '# Again', '<h2 id="raw">x</h2>', '# own'];
  const slides = texts.map(render);
  const found = (id: string) => slideOfAnchor(slides, id);
  expect(['Some-Heading', 'some-heading', 'own', 'raw', 'Again', 'Again1', 'again-1'].map(found)).toEqual([1, 1, 0, 4, 2, 3, 3]);
  expect(['', 'nowhere', 'Again2', '-1'].map(found)).toEqual([-1, -1, -1, -1]);
});

test('D135 icons of FontAwesome pass', () => {
  expect(inline('<i class="fa fa-star fa-2x"></i>')).toBe('<i class="fa fa-star fa-2x"></i>');
});

test('D136 words in angle brackets that are no element are text', () => {
  expect(inline('a <maybe show some code?> Vec<u8> <repo-url>')).toBe('a &lt;maybe show some code?&gt; Vec&lt;u8> &lt;repo-url>');
  expect(html('<pba-flex center>\n\n*a*')).toBe('<pba-flex center>\n<p><em>a</em></p>\n');
  expect(inline('<pba-col>a</pba-col> <center>b <U8>c</u8>')).toBe('<pba-col>a</pba-col> <center>b <U8>c</u8>');
});

test('D139 addresses are links', () => {
  const links = (text: string) => [...html(text).matchAll(/<a href="([^"]*)">/g)].map((match) => match[1]);
  expect(links('www.example.org/a, example.de. anna@example.org https://a.b/c')).toEqual([
    'http://www.example.org/a',
    'http://example.de',
    'mailto:anna@example.org',
    'https://a.b/c',
  ]);
  expect(links('End.of e.g. 1.5 a.b, ... version 2.x')).toEqual([]);
});

test('D138 lists begin where they begin, and columns are aligned', () => {
  expect(html('57. a\n1. b')).toBe('<ol start="57">\n<li>a</li>\n<li>b</li>\n</ol>\n');
  expect(html('|a|b|c|d|\n|:-|:-:|-:|-|\n|e|f|g|h|')).toContain(
    '<td style="text-align:left">e</td>\n<td style="text-align:center">f</td>\n<td style="text-align:right">g</td>\n<td>h</td>',
  );
});
