import { describe, expect, test } from 'vitest';
import { captionOf } from './caption.ts';
import { parseLines, splitLines } from './code-lines.ts';
import { applyEdits, readDeck, slideAtNumber, survivorOf } from './deck-state.ts';

const deckOf = (...slides: string[]) => slides.join('\n\n---\n\n');

describe('the deck of a text', () => {
  test('keeps what was rendered of every slide that says the same', () => {
    const before = readDeck(deckOf('# One', '# Two', '# Three'), null);
    const after = readDeck(deckOf('# New', '# One', '# Two!', '# Three'), before);
    expect(after.slides.map((slide) => before.slides.findIndex((old) => old.key === slide.key))).toEqual([-1, 0, 1, 2]);
    expect(after.slides.map((slide) => before.slides.some((old) => old.content === slide.content))).toEqual([false, false, false, true]);
    expect(after.slides[3]?.content.rendered()).toBe(before.slides[2]?.content.rendered());
  });
  test('is rendered anew when line breaks mean something else', () => {
    const before = readDeck('---\nbreaks: true\n---\n\na\nb', null);
    const after = readDeck('---\nbreaks: false\n---\n\na\nb', before);
    expect(before.slides[0]?.content.rendered().html).toContain('<br');
    expect(after.slides[0]?.content.rendered().html).not.toContain('<br');
    expect(after.slides[0]?.key).toBe(before.slides[0]?.key);
  });
  test('macros count for the formulas after them, and a changed one changes those', () => {
    const before = readDeck(deckOf('$\\def\\a{b}$', '$\\a$', '# Three', '$x$ $\\newcommand{\\c}{d}$', '$\\c$'), null);
    expect(before.slides.map(({ content }) => content.macros)).toEqual([
      [],
      ['\\def\\a{b}'],
      [],
      ['\\def\\a{b}'],
      ['\\def\\a{b}', '\\newcommand{\\c}{d}'],
    ]);
    const after = readDeck(before.text.replace('{d}', '{e}'), before);
    expect(after.slides.map((slide, at) => slide.content === before.slides[at]?.content)).toEqual([true, true, true, false, false]);
  });
  test('a slide that is gone gives its place to the nearest one, the next before the last', () => {
    const before = readDeck(deckOf('# One', '# Two', '# Three'), null);
    const after = readDeck(deckOf('# One', '# Three'), before);
    const heading = (key: number) => survivorOf(key, before, after).content.text.trim();
    expect(before.slides.map(({ key }) => heading(key))).toEqual(['# One', '# Three', '# Three']);
  });
  test('edits are applied in order, cut to the text', () => {
    expect(
      applyEdits('abc', [
        { from: 1, remove: 1, insert: 'xx' },
        { from: 3, remove: 9, insert: '!' },
      ]),
    ).toBe('axx!');
  });
  test('a number beyond the last slide is the last slide', () => {
    const deck = readDeck(deckOf('# One', '# Two'), null);
    expect(slideAtNumber(deck, 9)).toBe(deck.slides[1]);
  });
});

describe('captions and lines', () => {
  test.each([
    ['# **Team** *Container*', 'Team Container'],
    ['text\n\n## <font color="x">Sovereign</font> Cloud ##', 'Sovereign Cloud'],
    ['# [Link](https://x.test) `code`', 'Link code'],
    ['# snake_case name', 'snake_case name'],
    ['no heading', ''],
    ['<style>\n# not this\n</style>\n\n# this', 'this'],
  ])('the caption of %j is %j', (markdown, caption) => expect(captionOf(markdown)).toBe(caption));
  test('a span over several lines is opened again in each', () => {
    expect(splitLines('<span class="a">x\ny</span>\nz')).toEqual(['<span class="a">x</span>', '<span class="a">y</span>', 'z']);
  });
  test('lines are read one by one and as ranges', () => {
    expect([...parseLines('1,3-5,x,9-7')]).toEqual([1, 3, 4, 5]);
  });
});
