import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderSlide } from './index.ts';

const render = (text: string) => renderSlide({ text }, { breaks: true });
const html = (text: string) => render(text).html.replace(/ data-l-line="\d+"/g, '');
const plain = (text: string) =>
  text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
/** The formulas of a slide: displayed ones in [[ ]], others in [ ]. */
const formulas = (text: string) =>
  [...html(text).matchAll(/<span data-l-math="(inline|display)">([^<]*)<\/span>/g)].map(([, how, tex = '']) =>
    how === 'display' ? `[[${plain(tex)}]]` : `[${plain(tex)}]`,
  );

test('D170 a formula stands in dollars without space inside, no digit after them', () => {
  expect(html('so $e^{i\\pi} + 1 < 0$.')).toBe('<p>so <span data-l-math="inline">e^{i\\pi} + 1 &lt; 0</span>.</p>\n');
  expect(formulas('$a_1$,$\\cdots$, $a_{k-1}$ and **$a_0=a$**')).toEqual(['[a_1]', '[\\cdots]', '[a_{k-1}]', '[a_0=a]']);
  expect(formulas('$5 and $6, US$5-US$10, $ x$, $x $')).toEqual([]);
  expect(formulas('\\$x$ costs \\$5, $a\\$b$ and $c\\\\$')).toEqual(['[a\\$b]', '[c\\\\]']);
  expect(formulas('$\\Gamma(n) = \\begin{cases}\n1\\\\\n2\n\\end{cases}$')).toHaveLength(1);
});

test('D171 two dollars display it, on its own lines also over blank ones', () => {
  expect(html('$$x$$')).toBe('<p><span data-l-math="display">x</span></p>\n');
  expect(html('$$\na\n- b\n= c\n\nd\n$$\n\ne')).toBe('<p><span data-l-math="display">a\n- b\n= c\n\nd</span></p>\n<p>e</p>\n');
  expect(html('- a\n  $$\n  x\n  $$\n- b')).toMatch(/<li>a<br>\n<span data-l-math="display">x<\/span><\/li>/);
  expect(html('> $$\n> a\n>\n> b\n> $$')).toBe('<blockquote>\n<p><span data-l-math="display">a\n\nb</span></p>\n</blockquote>\n');
  expect(formulas('so $$x$$ and $$y$$')).toEqual(['[[x]]', '[[y]]']);
  expect(formulas('$$$x$$$ $$ $$')).toEqual(['[[x]]']);
  expect(html('$$\n\n# A\n\ntext $$ b')).toContain('<h1 id="A">A</h1>');
  expect(html('$$\na\n$$\n<!-- .element: class="fragment" -->')).toBe(
    '<p><span data-l-math="display">a</span></p>\n<i data-l-element="0"></i>',
  );
});

test('D172 brackets with one backslash or two', () => {
  expect(formulas('\\(a_1\\) \\\\(b\\\\) \\[c = d\\] \\\\[e\\\\]')).toEqual(['[a_1]', '[b]', '[[c = d]]', '[[e]]']);
  expect(formulas('\\[\nx \\\\[4pt]\n- y\n\\]')).toEqual(['[[x \\\\[4pt]\n- y]]']);
  expect(html('\\[1\\] \\[x\\](y) \\[TOC\\] \\[name=b\\]')).toBe('<p>[1] [x](y) [TOC] [name=b]</p>\n');
});

test('D173 environments stand for themselves', () => {
  expect(formulas('\\begin{gather*}\na\\\\\n- b\n\\end{gather*}')).toEqual(['[[\\begin{gather*}\na\\\\\n- b\n\\end{gather*}]]']);
  expect(formulas('so \\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix} x')).toEqual([
    '[[\\begin{matrix}\\begin{matrix}a\\end{matrix}\\end{matrix}]]',
  ]);
  expect(formulas('\\begin{document}a\\end{document} \\begin{align}b')).toEqual([]);
});

test('D174 backticks within dollars are no part of the formula', () => {
  expect(formulas('$`a^2`$')).toEqual(['[a^2]']);
});

test('D175 the TeX is text, and nothing in it is markdown', () => {
  expect(formulas('$a_1*b*c_2 "d" -- [e](f) <b>$')).toEqual(['[a_1*b*c_2 "d" -- [e](f) <b>]']);
  expect(formulas('$a &lt; b &amp; c$')).toEqual(['[a < b & c]']);
  expect(formulas('# $a$\n\n- <span class="fragment">$b$</span>\n\n| $c$ | $\\|d\\|$ | $|e|$ |\n|--|--|--|--|--|')).toEqual([
    '[a]',
    '[b]',
    '[c]',
    '[|d|]',
  ]);
  expect(formulas('```\n$a$\n```\n\n    $b$\n\n`$c$` `$d_1$` <a title="$e$">')).toEqual([]);
  expect(render('a\n\nNote: $b$').notesHtml).toContain('<span data-l-math="inline">b</span>');
});

test('D176 formulas in code', () => {
  expect(html('`\\[ J(\\theta) = 1 \\]` `\\(x\\)`')).toBe(
    '<p><span data-l-math="display">J(\\theta) = 1</span> <span data-l-math="inline">x</span></p>\n',
  );
  expect(html('`eval(sk,$t_i$)-> $y_i$`')).toBe(
    '<p><code>eval(sk,<span data-l-math="inline">t_i</span>)-&gt; <span data-l-math="inline">y_i</span></code></p>\n',
  );
  const shell = ['$$', '$?', 'var="/etc" && echo "$var"', '$x_dir/$y', '$a_b->$c', '$((2+2))$', `\${a_b}$`, 'echo $A_B $C', '\\[1\\]'];
  expect(formulas(shell.map((code) => `\`${code}\``).join(' '))).toEqual([]);
});

test('D177 formulas in the text of raw HTML', () => {
  expect(html('<ul>\n<li class="fragment" title="$a$">$b > c$ and $d &lt; e < f$</li>\n</ul>')).toBe(
    '<ul>\n<li class="fragment" title="$a$"><span data-l-math="inline">b &gt; c</span> and <span data-l-math="inline">d &lt; e &lt; f</span></li>\n</ul>',
  );
  expect(formulas('<div>\n$5 and $6 <b>$</b> x$ \\$y$\n<pre>$a$</pre><code>$b$</code>\n<!-- $c$ --> $d$\n</div>')).toEqual(['[d]']);
});

test('D178 formulas that define macros are told', () => {
  expect(render('$\\newcommand{\\R}{\\mathbb R}$ $x$\n\n<p>$\\def\\a{b &lt; c}$</p>').definitions).toEqual([
    '\\newcommand{\\R}{\\mathbb R}',
    '\\def\\a{b < c}',
  ]);
  expect(render('$\\define\\default$\n\nNote: $\\def\\a{b}$').definitions).toEqual([]);
});

test('D179 to a comment a formula in a list item is text', () => {
  const targets = (text: string) => render(text).elements.map(({ target }) => target);
  expect(targets('- $a$ <!-- .element: class="fragment" -->\n- b $c$ d <!-- .element: class="fragment" -->')).toEqual(['parent', 'parent']);
  expect(targets('- **a** $b$ <!-- .element: class="fragment" -->')).toEqual(['previous']);
});

test.each(['$', '$$', '$$$ ', '\\(', '\\[\n\n', '\\begin{align}', '$a\\$', '$$\n\n', '`$x_1$ ', '<p>$a ', '\\begin{matrix}\n\n', '\\\\['])(
  'D180 hostile formulas are read in bounded time: %j',
  (bomb) => {
    const text = bomb.repeat(Math.floor(60_000 / bomb.length));
    expect(render(text).html.length).toBeLessThan(3_000_000);
    expect(render(`${text}\\end{align}$$\\)\\]\\end{matrix}`).html.length).toBeLessThan(3_000_000);
  },
);

test('D180 no text is lost to a formula', () => {
  const marks = '$ $$ \\( \\) \\[ \\] \\ ` x y_1 <b> </b> - & \\begin{cases} \\end{cases}'.split(' ');
  const piece = fc.constantFrom(...marks, ' ', '\n', '\n\n');
  const words = (text: string) => text.replace(/<[^>]*>|[^xy1]/g, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      // What stands behind a fence is its language, not text.
      fc.pre(!/^[ -]*`{3}/m.test(pieces.join('')));
      expect(words(html(pieces.join('')))).toBe(words(pieces.join('')));
    }),
    { numRuns: 2_000 },
  );
});
