import { expect, test } from 'vitest';
import { hintsOf, outlineOf, parseDeck } from './index.ts';
import { perText } from './per-text.ts';

test('a value is made once for a text that stays, and anew for one that had gone', () => {
  const made: string[] = [];
  const lengths = perText((text) => {
    made.push(text);
    return text.length;
  });
  expect(lengths(['a', 'bb', 'a'])).toEqual([1, 2, 1]);
  expect(lengths(['bb', 'ccc'])).toEqual([2, 3]);
  expect(lengths(['a'])).toEqual([1]);
  expect(made).toEqual(['a', 'bb', 'ccc', 'a']);
});

test('what is known of a slide holds wherever it moves', () => {
  const slide = '# Team\n\nReport by @anna\n\n![](a.png)\n\n### Deep\n\nNote: a\n\nNote: b\n';
  const there = (above: string) => {
    const deck = parseDeck(`${above}${slide}`);
    return { hints: hintsOf(deck), owners: outlineOf(deck).at(-1)?.owners };
  };
  const alone = there('');
  const below = there('# Before\n\n---\n\n');
  expect(alone.hints.map(({ code }) => code)).toEqual(['image-alt', 'heading-jump', 'notes-again']);
  expect(below.hints.map(({ line }) => line)).toEqual(alone.hints.map(({ line }) => line + 4));
  expect(below.hints.at(-1)?.values).toEqual({ first: 13 });
  expect(below.owners).toEqual(['anna']);
});
