import { describe, expect, test } from 'vitest';
import { accessOf, type DeckAccess, type Level, reaches, type Viewer } from './index.ts';

const anna: Viewer = { kind: 'guest', id: 'anna' };
const ben: Viewer = { kind: 'guest', id: 'ben' };
const nobody: Viewer = { kind: 'nobody' };
const annas = { ownerId: 'anna', linkLevel: 'edit', trashed: false } as const satisfies DeckAccess;

describe('accessOf', () => {
  test.each<[string, { deck: DeckAccess; viewer: Viewer; level: Level }]>([
    ['an owner owns', { deck: annas, viewer: anna, level: 'own' }],
    ['others have what the link says: edit', { deck: annas, viewer: ben, level: 'edit' }],
    ['others have what the link says: view', { deck: { ...annas, linkLevel: 'view' }, viewer: ben, level: 'view' }],
    ['so does a tool without a cookie', { deck: { ...annas, linkLevel: 'view' }, viewer: nobody, level: 'view' }],
    ['an owner owns a deck for readers only', { deck: { ...annas, linkLevel: 'view' }, viewer: anna, level: 'own' }],
    [
      'a deck without an owner belongs to everybody',
      { deck: { ...annas, ownerId: null, linkLevel: 'view' }, viewer: nobody, level: 'own' },
    ],
    ['the trash is open to the owner', { deck: { ...annas, trashed: true }, viewer: anna, level: 'own' }],
    ['and closed to others', { deck: { ...annas, trashed: true }, viewer: ben, level: 'none' }],
    ['and to tools', { deck: { ...annas, trashed: true }, viewer: nobody, level: 'none' }],
    [
      'trash that belongs to everybody is open to everybody',
      { deck: { ...annas, ownerId: null, trashed: true }, viewer: ben, level: 'own' },
    ],
  ])('%s', (_rule, { deck, viewer, level }) => {
    expect(accessOf(deck, viewer)).toBe(level);
  });
});

describe('reaches', () => {
  const levels: Level[] = ['none', 'view', 'present', 'edit', 'own'];
  test.each(levels)('%s includes itself and all below, nothing above', (level) => {
    expect(levels.filter((needed) => reaches(level, needed))).toEqual(levels.slice(0, levels.indexOf(level) + 1));
  });
});
