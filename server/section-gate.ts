import { type ParsedDeck, type Undone, undoLocked } from '#deck';
import { callingsOf } from '#store/callings.ts';
import { logger } from '#store/logger.ts';
import type { ToEditor } from '#wire';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

/** Looks at a change of the text: null when it may be, else what it is to be instead. */
export type Guard = (before: { readonly text: string; readonly parsed: ParsedDeck }, after: string) => Undone | null;

const frozen: Guard = ({ text }, after) => (after === text ? null : { text, section: { topic: null, owners: [] } });

/** What an edit of this connection is held to beyond the right to edit; null: nothing. The deck's owners may edit all of it. */
export function guardFor(room: Room, { level, callings }: SyncConnection): Guard | null {
  if (level === 'own' || room.deck.sectionRule === 'open') return null;
  return room.deck.sectionRule === 'frozen' ? frozen : (before, after) => undoLocked(before, after, callings);
}

/** What a connection may do, and who is at it. */
export function accessMessage(room: Room, { level, you, callings }: SyncConnection): Extract<ToEditor, { type: 'access' }> {
  const { sectionRule: rule, requests } = room.deck;
  return { type: 'access', level, you, sections: { rule, callings: [...callings] }, requests: level === 'own' ? requests : 0 };
}

/** The groups of an account may be others now. */
export function learnCallings(connection: SyncConnection): void {
  if (connection.viewer.kind !== 'user') return;
  callingsOf(connection.viewer, null).then(
    (callings) => {
      connection.callings = callings;
      connection.tellAccess();
    },
    (error) => logger.warn({ err: error }, 'the names of a person could not be read'),
  );
}
