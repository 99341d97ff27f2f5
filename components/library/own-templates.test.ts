import { expect, test } from 'vitest';
import { ownTemplates, startFrom, templateOf } from './own-templates.ts';
import type { DeckItem } from './types.ts';

const deck = (id: string, title: string, more: Partial<DeckItem> = {}): DeckItem => ({
  ...{ id, title, updatedAt: 0, by: null, mine: false, owned: false, live: false, shared: true, byGroup: false },
  ...{ isPublic: false, pinned: false, template: true, visitedAt: null },
  ...more,
});

test('own templates stand before those of others, by title; decks that are none are left out', () => {
  const decks = [
    deck('1', 'Weekly 10'),
    deck('2', 'Call', { template: false }),
    deck('3', 'weekly 9'),
    deck('4', 'Zoo', { mine: true }),
    deck('5', 'agenda', { mine: true }),
  ];
  expect(ownTemplates(decks).map(({ id }) => id)).toEqual(['5', '4', '3', '1']);
});

test('what a deck starts from is one of ours or a deck', () => {
  expect(templateOf(startFrom({ id: 'a-b_1' }))).toBe('a-b_1');
  expect(templateOf('talk')).toBeNull();
});
