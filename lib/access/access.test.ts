import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessOf, type DeckAccess, type Level, type OpenLevel, reaches, type Viewer } from './index.ts';

const now = 1_000_000;
const asking = { links: [], most: 'own' } as const;
const anna: Viewer = { kind: 'guest', id: 'anna', ...asking };
const ben: Viewer = { kind: 'guest', id: 'ben', ...asking };
const nobody: Viewer = { kind: 'nobody', ...asking };
const elsewhere = { kind: 'nobody', links: [], most: 'view', embedded: true } as const;
const user: Viewer = { kind: 'user', id: 'ben', groups: ['iaas', 'ops'], links: [] };
const annas: DeckAccess = {
  ...{ owners: ['anna'], users: [], groups: [], links: [] },
  ...{ signedIn: 'none', everybody: 'edit', trashed: false, embed: false },
};
const locked: DeckAccess = { ...annas, everybody: 'none' };
const link = { id: 'l1', level: 'present', until: now + 1 } as const;

describe('accessOf', () => {
  test.each<[string, { deck: DeckAccess; viewer: Viewer; level: Level }]>([
    ['an owner owns', { deck: annas, viewer: anna, level: 'own' }],
    ['others have what everybody has: edit', { deck: annas, viewer: ben, level: 'edit' }],
    ['others have what everybody has: view', { deck: { ...annas, everybody: 'view' }, viewer: ben, level: 'view' }],
    ['so does a tool without a cookie', { deck: { ...annas, everybody: 'view' }, viewer: nobody, level: 'view' }],
    ['an owner owns a deck for readers only', { deck: { ...annas, everybody: 'view' }, viewer: anna, level: 'own' }],
    ['a deck without an owner belongs to everybody', { deck: { ...locked, owners: [] }, viewer: nobody, level: 'own' }],
    ['the trash is open to the owner', { deck: { ...annas, trashed: true }, viewer: anna, level: 'own' }],
    ['and closed to others', { deck: { ...annas, trashed: true }, viewer: ben, level: 'none' }],
    ['and to tools', { deck: { ...annas, trashed: true }, viewer: nobody, level: 'none' }],
    ['trash of everybody is open to everybody', { deck: { ...annas, owners: [], trashed: true }, viewer: ben, level: 'own' }],
    ['without anything there is nothing', { deck: locked, viewer: user, level: 'none' }],
    ['there may be several owners', { deck: { ...locked, owners: ['anna', 'ben'] }, viewer: user, level: 'own' }],
    [
      'a person has what they were given',
      { deck: { ...locked, users: [{ id: 'ben', level: 'present' }] }, viewer: user, level: 'present' },
    ],
    ['and what their group was', { deck: { ...locked, groups: [{ id: 'ops', level: 'edit' }] }, viewer: user, level: 'edit' }],
    ['not what another group was', { deck: { ...locked, groups: [{ id: 'iam', level: 'edit' }] }, viewer: user, level: 'none' }],
    ['signed in counts for accounts', { deck: { ...locked, signedIn: 'view' }, viewer: user, level: 'view' }],
    ['and not for guests', { deck: { ...locked, signedIn: 'view' }, viewer: ben, level: 'none' }],
    [
      'a link gives its level to whoever opened it',
      { deck: { ...locked, links: [link] }, viewer: { ...nobody, links: ['l1'] }, level: 'present' },
    ],
    ['and to nobody else', { deck: { ...locked, links: [link] }, viewer: ben, level: 'none' }],
    ['until it ends', { deck: { ...locked, links: [{ ...link, until: now }] }, viewer: { ...user, links: ['l1'] }, level: 'none' }],
    ['guests have at most what the instance allows', { deck: annas, viewer: { ...ben, most: 'view' }, level: 'view' }],
    ['even of what is theirs', { deck: annas, viewer: { ...anna, most: 'view' }, level: 'view' }],
    ['other sites show no deck that does not say so', { deck: annas, viewer: elsewhere, level: 'none' }],
    ['and one that does, to look at', { deck: { ...annas, embed: true }, viewer: elsewhere, level: 'view' }],
    ['not what is closed to everybody', { deck: { ...locked, embed: true }, viewer: elsewhere, level: 'none' }],
    ['nor the trash of everybody', { deck: { ...annas, owners: [], embed: true, trashed: true }, viewer: elsewhere, level: 'none' }],
    [
      'nor anything where guests may do nothing',
      { deck: { ...annas, embed: true }, viewer: { ...elsewhere, most: 'none' }, level: 'none' },
    ],
    ['somebody suspended has nothing', { deck: annas, viewer: { kind: 'suspended', id: 'anna' }, level: 'none' }],
  ])('%s', (_rule, { deck, viewer, level }) => {
    expect(accessOf(deck, viewer, now)).toBe(level);
  });
});

const ids = ['a', 'b', 'c'];
const id = fc.constantFrom(...ids);
const openLevel = fc.constantFrom<OpenLevel>('none', 'view', 'present', 'edit');
const level = fc.constantFrom<Level>('none', 'view', 'present', 'edit', 'own');
const someIds = fc.uniqueArray(id);
const decks: fc.Arbitrary<DeckAccess> = fc.record({
  owners: fc.uniqueArray(id, { minLength: 1 }),
  users: fc.array(fc.record({ id, level })),
  groups: fc.array(fc.record({ id, level: openLevel })),
  signedIn: openLevel,
  everybody: openLevel,
  links: fc.array(fc.record({ id, level: openLevel, until: fc.option(fc.integer({ min: now - 9, max: now + 9 })) })),
  trashed: fc.boolean(),
  embed: fc.boolean(),
});
const viewers: fc.Arbitrary<Viewer> = fc.oneof(
  fc.record({ kind: fc.constant('user' as const), id, groups: someIds, links: someIds }),
  fc.record({ kind: fc.constant('guest' as const), id, links: someIds, most: level }),
  fc.record({ kind: fc.constant('nobody' as const), links: someIds, most: level }),
  fc.record({ kind: fc.constant('nobody' as const), links: someIds, most: level, embedded: fc.constant(true as const) }),
  fc.record({ kind: fc.constant('suspended' as const), id }),
);

describe('of any deck and viewer', () => {
  test('giving more to anybody never takes anything from somebody', () => {
    fc.assert(
      fc.property(decks, viewers, openLevel, (deck, viewer, more) => {
        const before = accessOf(deck, viewer, now);
        const given: DeckAccess[] = [
          { ...deck, users: [...deck.users, { id: 'a', level: more }] },
          { ...deck, groups: [...deck.groups, { id: 'a', level: more }] },
          { ...deck, links: [...deck.links, { id: 'a', level: more, until: null }] },
          { ...deck, owners: [...deck.owners, 'a'] },
        ];
        for (const one of given) expect(reaches(accessOf(one, viewer, now), before)).toBe(true);
      }),
    );
  });

  test('what expires never gives more later', () => {
    fc.assert(
      fc.property(decks, viewers, fc.nat(20), (deck, viewer, later) => {
        expect(reaches(accessOf(deck, viewer, now), accessOf(deck, viewer, now + later))).toBe(true);
      }),
    );
  });

  test('only owners own, and only they see the trash', () => {
    fc.assert(
      fc.property(decks, viewers, (deck, viewer) => {
        const named = viewer.kind === 'nobody' ? [] : [viewer.id];
        const owns = named.some((one) => deck.owners.includes(one) || deck.users.some((user) => user.id === one && user.level === 'own'));
        const found = accessOf(deck, viewer, now);
        if (!owns) expect(found).not.toBe('own');
        if (!owns && deck.trashed) expect(found).toBe('none');
      }),
    );
  });

  test('guests never exceed what the instance allows them', () => {
    fc.assert(
      fc.property(decks, viewers, (deck, viewer) => {
        if ('most' in viewer) expect(reaches(viewer.most, accessOf(deck, viewer, now))).toBe(true);
      }),
    );
  });
});

describe('reaches', () => {
  const levels: Level[] = ['none', 'view', 'present', 'edit', 'own'];
  test.each(levels)('%s includes itself and all below, nothing above', (one) => {
    expect(levels.filter((needed) => reaches(one, needed))).toEqual(levels.slice(0, levels.indexOf(one) + 1));
  });
});
