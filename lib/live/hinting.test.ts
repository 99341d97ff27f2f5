import { expect, test } from 'vitest';
import { parseDeck } from '#deck';
import { createHinting } from './hinting.ts';

const text = '# One\n\n![a](pic.png)\n\n---\n\n# Two\n\n- a\n- b\n';
const deck = parseDeck(text);
const two = deck.slides[1]!;
const overflow = (line: number | null, length = two.text.length) => ({ type: 'overflow' as const, slides: [{ slide: 2, length, line }] });
const said = (hinting: ReturnType<typeof createHinting>, of = text) =>
  hinting.hints(parseDeck(of), of).map(({ code, line, fixes }) => `${line} ${code} ${fixes.map(({ does }) => does).join()}`.trim());

test('a slide that overflows is a hint at its first line that does not fit', () => {
  const hinting = createHinting('https://lectern.test');
  expect(hinting.hear(overflow(10), () => deck)).toBe(true);
  expect(said(hinting)).toEqual(['10 overflow shrink,split']);
  hinting.hear(overflow(null), () => deck);
  expect(said(hinting)).toEqual(['7 overflow shrink']);
  hinting.hear({ type: 'overflow', slides: [] }, () => deck);
  expect(said(hinting)).toEqual([]);
});

test('it goes along when slides come in above, and is gone when the slide is edited', () => {
  const hinting = createHinting('https://lectern.test');
  hinting.hear(overflow(10), () => deck);
  expect(said(hinting, `# Zero\n\n---\n\n${text}`)).toEqual(['14 overflow shrink,split']);
  expect(said(hinting, text.replace('- b', '- bb'))).toEqual([]);
});

test('what a frame says of a text that is another one by now does not count', () => {
  const hinting = createHinting('https://lectern.test');
  hinting.hear(overflow(10, two.text.length + 1), () => deck);
  hinting.hear({ type: 'overflow', slides: [{ slide: 9, length: 1, line: 1 }] }, () => deck);
  hinting.hear(overflow(3), () => deck);
  hinting.hear(overflow(400), () => deck);
  expect(said(hinting)).toEqual([]);
});

test('an image that does not load is a hint wherever it stands, until it loads', () => {
  const hinting = createHinting('https://lectern.test');
  const src = 'https://lectern.test/pic.png';
  expect(hinting.hear({ type: 'image-failed', slide: 1, src }, () => deck)).toBe(true);
  expect(hinting.hear({ type: 'image-failed', slide: 1, src }, () => deck)).toBe(false);
  expect(said(hinting)).toEqual(['3 image-failed']);
  expect(said(hinting, '# A\n\n---\n\n<img alt="" src="/pic.png">\n\n![b][p]\n\n[p]: pic.png\n')).toEqual([
    '5 image-failed',
    '9 image-failed',
  ]);
  expect(said(hinting, '# A\n\n`![](pic.png)`\n\n![x](other.png)\n')).toEqual([]);
  expect(hinting.hear({ type: 'image-loaded', src }, () => deck)).toBe(true);
  expect(said(hinting)).toEqual([]);
});

test('other messages of the frame say nothing new', () => {
  const hinting = createHinting('https://lectern.test');
  expect(hinting.hear({ type: 'stir' }, () => deck)).toBe(false);
});
