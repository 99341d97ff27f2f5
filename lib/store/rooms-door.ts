import type { StageView } from '#wire';
import type { Revision } from './revisions.ts';

/** What a follower's page carries, so that the first slide needs no socket. `text` has the notes blanked out. */
export type PublicState = { readonly epoch: string; readonly rev: number; readonly text: string; readonly stage: StageView };

/**
 * The rooms of this process as the pages and the API see them. App and server get different copies of modules, so
 * the live object is shared through one global symbol.
 */
export type RoomsDoor = {
  /** The deck's text, notes included. Throws LecternError "no-deck". */
  textOf(deckId: string): Promise<string>;
  publicStateOf(deckId: string): Promise<PublicState>;
  /** Replaces the text by a minimal edit of the live document and waits for its commit. Throws LecternError "no-deck", "too-large". */
  replaceText(deckId: string, markdown: string, byUserId: string | null): Promise<void>;
  /** Keeps the text as a revision. Null when the last one has it already and no name is given. Throws LecternError "no-deck". */
  keepRevision(deckId: string, name: string | null): Promise<Revision | null>;
  /** Turns the text into that of a revision as an ordinary edit, and waits for its commit. Throws LecternError "no-deck", "no-revision". */
  restore(deckId: string, n: number, byUserId: string | null): Promise<void>;
  /** Whether pages of other sites may show a deck: for what answers before the pages, which have no database. */
  mayEmbed(deckId: string): Promise<boolean>;
  /** Lists show an open deck's text as it is now. */
  freshen(deckId: string): Promise<void>;
  /** A deck's sharing changed: open connections are told and held to it. */
  accessChanged(deckId: string): Promise<void>;
  /** A deck went to the trash: its connections are told and closed. */
  trashed(deckId: string): Promise<void>;
  /** Closes a trashed deck's room, and keeps it closed while `remove` deletes the deck. */
  deleted(deckId: string, remove: () => Promise<void>): Promise<void>;
  /** A person changed their name: presence and stage show it. */
  renamed(userId: string, name: string): void;
  /** Somebody's groups, sessions or standing changed: their open connections, on every node, are held to it. */
  personChanged(userId: string): Promise<void>;
};

const key = Symbol.for('lectern.rooms');
type Holder = { [key]?: RoomsDoor };

export function openRoomsDoor(door: RoomsDoor): void {
  (globalThis as Holder)[key] = door;
}

/** The rooms of this process, if it has any. */
export const openRooms = (): RoomsDoor | undefined => (globalThis as Holder)[key];

/** The rooms of this process; throws when the sync server was not started, which is a bug. */
export function rooms(): RoomsDoor {
  const door = openRooms();
  if (!door) throw new Error('The sync server is not running in this process.');
  return door;
}
