import { describe, expect, test } from 'vitest';
import { cleanDeclarations, isSafeValue, splitDeclarations, unescapeCss } from './css-values.ts';
import { anchorSelectors, mapSelector } from './selectors.ts';

describe('values that load something', () => {
  test.each([
    'url(https://x.test/a)',
    'url("//x.test/a")',
    "URL( 'http://x.test/a' )",
    'u\\72l(https://x.test/a)',
    '\\75\\72\\6c(https://x.test/a)',
    'image-set("https://x.test/a" 1x)',
    '-webkit-image-set("a" 1x)',
    'cross-fade(url(/a), url(/b))',
    'src("https://x.test/a")',
    'element(#x)',
    'url(data:text/html,x)',
    'url(/\\\\x.test/a)',
    'url(/ok), url(https://x.test/a)',
    'url(javascript:x)',
  ])('%s is not safe', (value) => expect(isSafeValue(value)).toBe(false));

  test.each([
    'red',
    'url(/uploads/a.png)',
    'url("data:image/png;base64,AAAA")',
    'url(#filter)',
    'var(--x)',
    'linear-gradient(red, blue)',
    '"url"',
  ])('%s is safe', (value) => expect(isSafeValue(value)).toBe(true));

  test('only the declaration that loads is dropped', () => {
    expect(cleanDeclarations('color: red; background: url(https://x.test/a;b); --x: "a;b"')).toBe('color: red; --x: "a;b";');
  });
  test('declarations are split outside strings and brackets', () => {
    expect(splitDeclarations('a: "x;y"; b: f(1;2); c: [;] ;')).toEqual(['a: "x;y"', 'b: f(1;2)', 'c: [;]']);
    expect(splitDeclarations(String.raw`a: \;b; c: d`)).toEqual([String.raw`a: \;b`, 'c: d']);
  });
  test('escapes are resolved', () => {
    expect(unescapeCss('\\75 rl \\000075rl \\;')).toBe('url url ;');
    expect(unescapeCss('\\ffffff')).toBe('\ufffd');
  });
});

describe('selectors of a deck', () => {
  test.each([
    [':root', ':scope'],
    ['html body h1', ':scope h1'],
    ['body.x > .slides', ':scope.x > .slides'],
    ['#a .b#c', '#user-content-a .b#user-content-c'],
    ['[data-x="#a html"]', '[data-x="#a html"]'],
    ['a[href="#top"]', 'a[href="#top"]'],
    ['.body .html', '.body .html'],
    [':is(html, h1)', ':is(:scope, h1)'],
    ['p::before', 'p::before'],
    ['tbody', 'tbody'],
    ['iframe.small', ':is(iframe, [data-l-embed="page"]).small'],
    ['body > .reveal', ':scope > .reveal'],
  ])('%s becomes %s', (from, to) => expect(mapSelector(from)).toBe(to));
  test.each([
    ['.dim h1', ':where(:scope, :scope *).dim h1'],
    ['h1, p > a', 'h1:where(:scope, :scope *), p:where(:scope, :scope *) > a'],
    [':is(h1, h2) b, *', ':where(:scope, :scope *):is(h1, h2) b, *:where(:scope, :scope *)'],
    ['[title="a,b"]::before', ':where(:scope, :scope *)[title="a,b"]::before'],
    [':scope.dim h1', ':scope.dim h1'],
  ])('%s may begin at the surface', (from, to) => expect(anchorSelectors(from)).toBe(to));
});
