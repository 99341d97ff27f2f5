import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accessOf, type DeckAccess, type Level, levelsOf, type OpenLevel, type Preset, presetOf, presets, type Viewer } from './index.ts';

const now = 1_000_000;
const owner: Viewer = { kind: 'user', id: 'anna', groups: [], links: [] };
const user: Viewer = { kind: 'user', id: 'ben', groups: [], links: [] };
const guest: Viewer = { kind: 'guest', id: 'guest', links: [], most: 'own' };

/** What HedgeDoc's manual says of each mode: the owner, somebody signed in, a guest. */
const manual: readonly [Preset, Level, Level, Level][] = [
  ['freely', 'own', 'edit', 'edit'],
  ['editable', 'own', 'edit', 'view'],
  ['limited', 'own', 'edit', 'none'],
  ['locked', 'own', 'view', 'view'],
  ['protected', 'own', 'view', 'none'],
  ['private', 'own', 'none', 'none'],
];

const deckWith = (levels: Pick<DeckAccess, 'signedIn' | 'everybody'>): DeckAccess => ({
  ...{ owners: ['anna'], users: [], groups: [], links: [], trashed: false, embed: false },
  ...levels,
});

describe('presets', () => {
  test.each(manual)('%s gives owner, signed in and guest: %s, %s, %s', (preset, ...expected) => {
    const deck = deckWith(levelsOf(preset));
    expect([owner, user, guest].map((viewer) => accessOf(deck, viewer, now))).toEqual(expected);
  });

  test.each(presets)('%s is found again in its levels', (preset) => {
    expect(presetOf(levelsOf(preset))).toBe(preset);
  });

  const level = fc.constantFrom<OpenLevel>('none', 'view', 'present', 'edit');
  const groups = fc.constantFrom<Viewer>(owner, user, guest);
  test('a preset that is named gives everybody exactly what the levels give', () => {
    fc.assert(
      fc.property(level, level, groups, (signedIn, everybody, viewer) => {
        const preset = presetOf({ signedIn, everybody });
        if (preset === null) return;
        const given = accessOf(deckWith({ signedIn, everybody }), viewer, now);
        expect(accessOf(deckWith(levelsOf(preset)), viewer, now)).toBe(given);
      }),
    );
  });

  test('every mixture that gives what a preset gives is named', () => {
    fc.assert(
      fc.property(level, level, (signedIn, everybody) => {
        const gives = (levels: Pick<DeckAccess, 'signedIn' | 'everybody'>) =>
          [user, guest].map((viewer) => accessOf(deckWith(levels), viewer, now)).join();
        const same = presets.find((preset) => gives(levelsOf(preset)) === gives({ signedIn, everybody })) ?? null;
        expect(presetOf({ signedIn, everybody })).toBe(same);
      }),
    );
  });
});
