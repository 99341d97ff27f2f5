import { applyEdits, diffText } from './edits.ts';
import { outlineOf } from './outline.ts';
import { parseDeck } from './parse.ts';
import type { ParsedDeck, Section } from './types.ts';

/** How long a difference is looked for, in seconds, when a change touched what it may not. */
const DIFF_SECONDS = 0.1;

/** A section that somebody may read and not change: [from, to) with the separators around it, in UTF-16 units. */
export type LockedSection = Pick<Section, 'topic' | 'owners' | 'first' | 'last'> & { readonly from: number; readonly to: number };

/** A change that touched what it may not: the text as it is to be instead, and the first section that was touched. */
export type Undone = { readonly text: string; readonly section: Pick<Section, 'topic' | 'owners'> };

/** The sections that somebody with these names and groups (with their "/") may not change (SPEC D290, D291). */
export function lockedSections(parsed: ParsedDeck, callings: readonly string[]): readonly LockedSection[] {
  const known = new Set(callings.map(folded));
  return outlineOf(parsed).flatMap(({ topic, owners, first, last }) => {
    if (owners.length === 0 || owners.some((owner) => known.has(folded(owner)))) return [];
    const from = parsed.slides[first - 2]?.to ?? parsed.slides[first - 1]?.from ?? 0;
    const to = parsed.slides[last]?.from ?? parsed.slides[last - 1]?.to ?? from;
    return [{ topic, owners, first, last, from, to }];
  });
}

/**
 * Null for a change that keeps every section which is locked for these names and groups, else what it is to be instead (SPEC D292 to
 * D294). `before` comes with its text; both must fit.
 */
export function undoLocked(
  before: { readonly text: string; readonly parsed: ParsedDeck },
  after: string,
  callings: readonly string[],
): Undone | null {
  const locked = lockedSections(before.parsed, callings);
  if (locked.length === 0) return null;
  const lost = firstLost(before.parsed, locked, parseDeck(after));
  if (!lost) return null;
  const text = withoutTouches(before.text, after, locked);
  return { text: firstLost(before.parsed, locked, parseDeck(text)) ? before.text : text, section: lost };
}

const folded = (name: string): string => name.trim().replace(/^@/, '').normalize('NFC').toLowerCase();

/** The first of these that the deck has no more, or not after the ones before it. */
function firstLost(before: ParsedDeck, locked: readonly LockedSection[], parsed: ParsedDeck): LockedSection | null {
  let next = 0;
  for (const section of outlineOf(parsed)) {
    const wanted = locked[next];
    if (wanted && isSame({ parsed: before, section: wanted }, { parsed, section })) next += 1;
  }
  return locked[next] ?? null;
}

type Placed = { readonly parsed: ParsedDeck; readonly section: Pick<Section, 'first' | 'last' | 'owners'> };

/** The same owners, and the same slides but for blank lines around them. */
function isSame({ parsed: a, section: one }: Placed, { parsed: b, section: other }: Placed): boolean {
  const count = one.last - one.first;
  if (other.last - other.first !== count || one.owners.join('\n') !== other.owners.join('\n')) return false;
  for (let at = 0; at <= count; at++) {
    const text = a.slides[one.first - 1 + at]?.text ?? '';
    const now = b.slides[other.first - 1 + at]?.text ?? '';
    if (text !== now && writtenOf(text) !== writtenOf(now)) return false;
  }
  return true;
}

/** The lines of a slide from the first to the last that is not blank, whole: their own spaces count. */
function writtenOf(text: string): string {
  const from = text.lastIndexOf('\n', text.length - text.trimStart().length - 1) + 1;
  const to = text.indexOf('\n', text.trimEnd().length);
  return text.slice(from, to < 0 ? text.length : to);
}

/** The change without its edits that touch a locked section. */
const withoutTouches = (before: string, after: string, locked: readonly LockedSection[]): string =>
  applyEdits(
    before,
    diffText(before, after, DIFF_SECONDS).filter(
      ({ from, remove }) => !locked.some((section) => touches({ from, to: from + remove }, section)),
    ),
  );

/** What is written right at an end of a section is not in it. */
const touches = (edit: { from: number; to: number }, { from, to }: LockedSection): boolean =>
  edit.from === edit.to ? from < edit.from && edit.from < to : edit.from < to && edit.to > from;
