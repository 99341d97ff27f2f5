import type { Section } from '#deck';
import type { Shown } from './helm.ts';
import { type Outline, sectionAt } from './outline.ts';
import { isAmong } from './section-access.ts';
import type { Person } from './sync-types.ts';

/** Who goes on when a section ends: an owner of the next one who is here. */
export type NextOwner = { readonly ends: Section; readonly section: Section; readonly person: Person };

/** Null before the last step of a section, and when no other person of the next one is here. */
export function nextOwner(outline: Outline, { place, steps }: Shown, people: readonly Person[]): NextOwner | null {
  const ends = sectionAt(outline, place.slide);
  if (!ends || place.slide !== ends.last || place.step < steps - 1) return null;
  const section = sectionAt(outline, ends.last + 1);
  const person = section && people.find(({ you, callings }) => !you && isAmong(section.owners, callings));
  return section && person ? { ends, section, person } : null;
}
