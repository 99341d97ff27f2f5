import katex from 'katex';
import { expect, test } from 'vitest';
import { guarded, macrosOf, QUIET } from './tex-macros.ts';
import { toKatex } from './tex-source.ts';

const html = (tex: string, definitions: readonly string[] = []) =>
  katex.renderToString(tex, { ...QUIET, displayMode: true, output: 'html', macros: guarded({ ...macrosOf(definitions) }) });
const complaint = (tex: string) => /class="katex-error" title="([^"]*)"/.exec(html(tex))?.[1] ?? null;
const same = (tex: string, plain: string, definitions: readonly string[] = []) => expect(html(tex, definitions)).toBe(html(plain));

test('macros of earlier formulas count, and what they meant last', () => {
  same('\\R^{\\half}', '\\mathbb{R}^{\\frac12}', ['\\newcommand{\\R}{\\mathbb{R}}', '\\def\\half{\\frac12}']);
  same('\\a', 'y', ['\\newcommand\\a{x}', '\\newcommand{\\a}{y}', '\\providecommand{\\a}{z}']);
  same('\\a', 'x', ['\\newcommand{\\a}{x}', '\\frac{', '{\\def\\a{y}}']);
  same('\\def\\a{y}\\a\\b', 'yy', ['\\def\\a{x}', '\\def\\b{\\a}']);
});

test('macros have arguments, also with a fallback', () => {
  const norm = '\\newcommand{\\norm}[2][2]{\\lVert #2\\rVert_{#1}}';
  same('\\norm{x}+\\norm[1]{y}', '\\lVert x\\rVert_{2}+\\lVert y\\rVert_{1}', [norm]);
  same('\\pair ab', 'b,a', ['\\def\\pair#1#2{#2,#1}']);
  same('\\pair(a;b)', 'b,a', ['\\def\\pair(#1;#2){#2,#1}']);
  same('\\argmax_x', '\\operatorname*{arg\\,max}_x', ['\\DeclareMathOperator*{\\argmax}{arg\\,max}']);
  same('\\let\\a=\\alpha \\a', '\\alpha');
});

test('what MathJax knows and slides do not need is read over', () => {
  same('\\require{cancel}x\\label{y}', 'x');
  same('\\color{red}{x}y', '\\textcolor{red}{x}y');
});

test.each([
  ['twice itself', '\\def\\a{\\a\\a}\\a'],
  ['its argument twice', '\\def\\a#1{\\a{#1#1}}\\a{x}'],
  ['a long one often', `\\def\\a{${'x'.repeat(1_000)}}${'\\a'.repeat(900)}`],
  ['a long argument often', `\\def\\a#1{${'#1'.repeat(400)}}\\a{${'x'.repeat(1_000)}}`],
  [
    'ten times ten',
    `\\def\\z{xxxxxxxxxx}${[...'yxwvuts'].map((name, at) => `\\def\\${name}{${`\\${'zyxwvut'[at]}`.repeat(10)}}`).join('')}\\s`,
  ],
  ['through a group', `\\def\\a{${'x'.repeat(1_000)}}{\\def\\a{y}}${'\\a'.repeat(900)}`],
  ['through \\let', `\\def\\a{${'x'.repeat(1_000)}}\\let\\b\\a ${'\\b'.repeat(900)}`],
  ['an \\edef of them', '\\def\\a{xxxxxxxxxx}\\edef\\b{\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a}\\edef\\c{\\b\\b\\b\\b\\b\\b\\b\\b\\b\\b}\\c\\c\\c'],
])('a macro cannot make a formula endless: %s', (_, tex) => {
  expect(complaint(tex)).toMatch(/too long|Too many expansions/);
});

test('definitions cannot be endless, either, and leave the next formula its room', () => {
  const long = `\\def\\a{${'x'.repeat(900)}}`;
  same('\\a', 'x'.repeat(900), [long, '\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a\\a', '\\a\\a\\a\\a\\a']);
});

test('environments that HedgeDoc shows are shown', () => {
  expect(toKatex('\\begin{align}a&=b\\end{align}', true)).toBe('\\begin{align*}a&=b\\end{align*}');
  expect(toKatex('\\begin{align*}a&=b\\end{align*}', false)).toBe('\\begin{aligned}a&=b\\end{aligned}');
  expect(toKatex('\\begin{multline}a\\end{multline}\\begin{eqnarray*}b\\end{eqnarray*}', true)).toBe(
    '\\begin{gather*}a\\end{gather*}\\begin{align*}b\\end{align*}',
  );
  expect(toKatex('\\begin{aligned}a\\end{aligned}\\begin{matrix}b\\end{matrix}', true)).toBe(
    '\\begin{aligned}a\\end{aligned}\\begin{matrix}b\\end{matrix}',
  );
  for (const name of ['align', 'gather', 'equation', 'multline', 'eqnarray', 'alignat']) {
    for (const display of [true, false]) {
      const tex = toKatex(
        `\\begin{${name}}${name === 'alignat' ? '{2}' : ''}a${/align|array/.test(name) ? '&' : ''}=b\\end{${name}}`,
        display,
      );
      const set = katex.renderToString(tex, { ...QUIET, displayMode: display });
      expect([name, display, /katex-error" title="([^"]*)/.exec(set)?.[1]]).toEqual([name, display, undefined]);
      expect(set).not.toContain('eqn-num');
    }
  }
});
