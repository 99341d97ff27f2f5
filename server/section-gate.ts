import { type ParsedDeck, type Undone, undoLocked } from '#deck';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

/** Looks at a change of the text: null when it may be, else what it is to be instead. */
export type Guard = (before: { readonly text: string; readonly parsed: ParsedDeck }, after: string) => Undone | null;

const frozen: Guard = ({ text }, after) => (after === text ? null : { text, section: { topic: null, owners: [] } });

/** What an edit of this connection is held to beyond the right to edit; null: nothing. The deck's owners may edit all of it. */
export function guardFor(room: Room, { level, callings }: SyncConnection): Guard | null {
  if (level === 'own' || room.sectionRule === 'open') return null;
  return room.sectionRule === 'frozen' ? frozen : (before, after) => undoLocked(before, after, callings);
}
