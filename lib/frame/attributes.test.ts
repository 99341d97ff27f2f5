import { describe, expect, test } from 'vitest';
import { elementAttribute, foreignClasses, isImageUrl, sectionAttribute } from './attributes.ts';

describe('attributes of slides and elements', () => {
  test.each([
    ['data-background-color', '#abc', '#abc'],
    ['data-background', 'https://x.test/a.png', 'https://x.test/a.png'],
    ['data-background', 'linear-gradient(red, blue)', 'linear-gradient(red, blue)'],
    ['data-background', 'url(https://x.test/a.png)', null],
    ['data-background', 'javascript:x.png', null],
    ['data-background-image', '%E0%A4%A', null],
    ['data-background-image', 'x");background:url("y', null],
    ['data-background-image', '/a.png, /b.png', '/a.png, /b.png'],
    ['data-background-video', 'x.mp4', null],
    ['data-background-iframe', 'https://x.test', null],
    ['data-auto-animate', '', ''],
    ['data-state', 'dim l-black reveal-viewport', 'dim'],
    ['data-visibility', 'hidden', 'hidden'],
    ['class', 'stack wide l-black present', 'wide'],
    ['id', 'intro', 'user-content-intro'],
    ['onclick', 'x', null],
    ['style', 'color: red', 'color: red'],
    ['style', 'background: url(//x.test)', null],
    ['data-slide', '4', null],
  ])('a slide’s %s="%s" is %s', (name, value, expected) => expect(sectionAttribute(name, value)).toBe(expected));

  test.each([
    ['class', 'fragment', 'fragment'],
    ['data-fragment-index', '2', '2'],
    ['data-fragment-index', 'x', null],
    ['data-line-numbers', '1,3-5|7', '1,3-5|7'],
    ['data-src', 'x', null],
    ['href', 'x', null],
    ['onclick', 'x', null],
    ['title', 'x', 'x'],
  ])('an element’s %s="%s" is %s', (name, value, expected) => expect(elementAttribute(name, value)).toBe(expected));

  test.each(['a.png', '/a', '//x.test/a', 'https://x.test/a', 'data:image/png;base64,A', 'a b.png', 'ümlaut.png'])(
    '%s is an image',
    (url) => expect(isImageUrl(url)).toBe(true),
  );
  test.each(['javascript:x', 'data:text/html,x', 'file:///x', 'java\tscript:x', 'blob:x', '\\\\x'])('%s is none', (url) =>
    expect(isImageUrl(url)).toBe(false),
  );
  test('classes of the frame’s own elements are no deck’s', () => {
    expect(foreignClasses('a l-view reveal slides has-dark-background b')).toBe('a b');
  });
});
