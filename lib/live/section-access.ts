import { lockedSections, type ParsedDeck } from '#deck';
import type { LockedRange } from './editor/section-marks.ts';
import type { Access } from './sync-types.ts';

/** The sections that this person may not change: all that are somebody else's, where the deck says so. */
export function locksFor(access: Access | null, parsed: ParsedDeck): readonly LockedRange[] {
  if (!access || access.level === 'own' || access.sections.rule !== 'owners') return [];
  return lockedSections(parsed, access.sections.callings).map(({ first, last, topic, owners }) => ({
    ...{ topic, owners },
    from: parsed.slides[first - 1]?.from ?? 0,
    to: parsed.slides[last - 1]?.to ?? 0,
  }));
}

/** Is the whole text closed to this person, whatever they may do otherwise? */
export const isFrozen = (access: Access | null): boolean => access?.sections.rule === 'frozen' && access.level !== 'own';

/** Does one of these names, as texts call people, stand among those? */
export function isAmong(owners: readonly string[], callings: readonly string[]): boolean {
  const known = callings.map(fold);
  return owners.some((owner) => known.includes(fold(owner)));
}

const fold = (name: string): string => name.trim().replace(/^@/, '').normalize('NFC').toLowerCase();
