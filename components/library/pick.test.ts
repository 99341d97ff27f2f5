import { expect, test } from 'vitest';
import { pickDecks } from './pick.ts';
import type { View } from './types.ts';

const deck = (title: string, updatedAt: number, mine = false) => ({
  id: title,
  title,
  updatedAt,
  by: null,
  mine,
  owned: mine,
  live: false,
  ...{
    shared: false,
    byGroup: false,
    isPublic: true,
    template: false,
    pinned: title === 'Call 9',
    visitedAt: title === 'Call 9' ? 5 : null,
  },
});
const decks = [deck('Call 10', 1), deck('Übersicht', 3, true), deck('Call 9', 2)];
const titles = (query: string, sort: 'change' | 'title' = 'change', view: View = 'all') =>
  pickDecks(decks, { view, query, sort }).map(({ title }) => title);

test('newest change first, unless sorted by title, numbers by value', () => {
  expect(titles('')).toEqual(['Übersicht', 'Call 9', 'Call 10']);
  expect(titles('', 'title')).toEqual(['Call 9', 'Call 10', 'Übersicht']);
});

test('a query finds titles without regard to case, accents and order of words', () => {
  expect(titles('uberSICHT')).toEqual(['Übersicht']);
  expect(titles('10 call')).toEqual(['Call 10']);
  expect(titles('missing')).toEqual([]);
});

test('"mine" has only what one owns', () => {
  expect(titles('', 'change', 'mine')).toEqual(['Übersicht']);
});

test('each view has what belongs there, recent ones by their last visit', () => {
  expect(titles('', 'change', 'pinned')).toEqual(['Call 9']);
  expect(titles('', 'change', 'recent')).toEqual(['Call 9']);
  expect(titles('', 'change', 'shared')).toEqual([]);
  expect(titles('', 'change', 'public')).toHaveLength(3);
});
