import { expect, test } from 'vitest';
import { applyEdits, hintsOf, parseDeck, repairOf, withFixes } from './index.ts';

const allOf = (text: string) => withFixes(text, hintsOf(parseDeck(text)));

test('D263 a rule in <style> that has no effect is named, with its line; fonts and sheets can be removed', () => {
  const text =
    '# A\n\n<style>\n@import url("https://fonts.example/css?a;b");\nh1 { color: red }\n@font-face {\n  src: url(/a.woff);\n}\n@media print { p { color: blue } }\n@layer a { p { top: 0 } }\n/* @import "x" */\n</style>\n';
  const found = allOf(text).filter(({ code }) => code === 'style-rule');
  expect(found.map(({ line, values }) => [line, values])).toEqual([
    [4, { rule: 'import' }],
    [6, { rule: 'font-face' }],
    [10, { rule: 'layer' }],
  ]);
  const without = found.flatMap((hint) => hint.fixes.map((fix) => applyEdits(text, repairOf(text, hint, fix)?.edits ?? [])));
  expect(without).toEqual([text.replace(/@import url.*\n/, ''), text.replace(/@font-face[\s\S]*?\}\n/, '')]);
  const line = '<style>@import "a.css"; h1 { top: 0 }</style>';
  expect(allOf(line).flatMap((hint) => hint.fixes.map((fix) => applyEdits(line, repairOf(line, hint, fix)?.edits ?? [])))).toEqual([
    '<style> h1 { top: 0 }</style>',
  ]);
});

test('D263 what only looks like such a rule is none: in code, in notes, in words', () => {
  for (const text of [
    '```html\n<style>@import "a";</style>\n```',
    'Note: x\n<style>@import "a";</style>',
    '@import "a";',
    '<style>p::after { content: "@a" }</style>',
  ]) {
    expect(allOf(text)).toEqual([]);
  }
});

test('D264 a picture from elsewhere in <style> is named; what is our own or in the text is not', () => {
  const css =
    '.a { background: url(https://example.org/a.png) }\n.b { background: url("/uploads/b.png"), url(data:image/png;base64,AA) }\n.c { background: url("img/c.png") }';
  expect(allOf(`<style>\n${css}\n</style>`)).toMatchObject([
    { code: 'style-address', line: 2, values: { address: 'https://example.org/a.png' }, fixes: [] },
    { code: 'style-address', line: 4, values: { address: 'img/c.png' } },
  ]);
});
