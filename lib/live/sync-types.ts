import type { Awareness } from 'y-protocols/awareness';
import type { Doc, Text, UndoManager } from 'yjs';
import type { Level } from '#access';
import type { ParsedDeck, TextEdit } from '#deck';
import type { StageMoveMessage } from '#wire';
import type { DeckFeed } from './feed.ts';
import type { ReadStore } from './store.ts';

/** What became of the person's edits. Times are milliseconds since the epoch; `pending` counts edits nobody confirmed yet. */
export type SavedState =
  /** Before the first sync, and before it is clear that there is none: there is nothing new to lose yet. */
  | { readonly kind: 'connecting' }
  /** Every edit of this page is committed on the server. */
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** `kept`: what is written outlives this page in this browser. */
  | { readonly kind: 'offline'; readonly since: number; readonly pending: number; readonly kept: boolean }
  /**
   * The server is there but has confirmed nothing for NOT_SAVED_AFTER_MS, or says that it cannot. `since`: when the oldest
   * unconfirmed edit was made. Without any pending it is what was here when the connection opened.
   */
  | { readonly kind: 'not-saved'; readonly since: number; readonly pending: number }
  /** The server will not have this page back; see `SyncLane.problem`. */
  | { readonly kind: 'closed'; readonly pending: number };

/** Somebody who has the deck open, once per person. */
export type Person = {
  readonly id: string;
  /** Cleaned of control characters and cut; never empty. */
  readonly name: string;
  /** Colours as #rrggbb: for white text on it, for black text on it. */
  readonly color: string;
  readonly colorLight: string;
  /** 1-based number of the slide under the cursor, if known. */
  readonly slide: number | null;
  readonly you: boolean;
  /** By what texts call this person. */
  readonly callings: readonly string[];
};

/** `chosenName` false: the name is the server's, such as "Guest 12". */
export type You = { readonly id: string; readonly name: string; readonly chosenName: boolean };
/** Who may change which section, and by what names and groups texts call this person. */
export type SectionAccess = { readonly rule: 'open' | 'owners' | 'frozen'; readonly callings: readonly string[] };
/** `requests`: so many ask the owners for access; 0 for all others. */
export type Access = { readonly level: Level; readonly you: You; readonly sections: SectionAccess; readonly requests: number };

/** Something the server did not do. `text` is this page's text with what the server did not take; `differs`: it is not the server's. */
export type Problem =
  | { readonly kind: 'rejected'; readonly why: 'too-large' | 'forbidden' | 'malformed' | 'differs'; readonly text: string }
  | {
      readonly kind: 'closed';
      readonly why: 'no-deck' | 'trashed' | 'forbidden' | 'removed' | 'signed-out' | 'too-large' | 'other';
      readonly text: string;
    }
  /** A change of somebody else's section is undone; without owners the whole text is frozen. */
  | { readonly kind: 'undone'; readonly topic: string | null; readonly owners: readonly string[] }
  /** A stage move came too late or from somebody who may not; the stage store holds what is true now. */
  | { readonly kind: 'refused'; readonly why: 'stale' | 'forbidden' };

/** One Yjs document of the deck, synced at least once, now or when this browser had it before. A malformed edit ends it; a fresh one follows. */
export type SyncSession = {
  readonly doc: Doc;
  readonly ytext: Text;
  readonly awareness: Awareness;
  /** Undoes this person's edits only. */
  readonly undo: UndoManager;
};

/** The editors' lane: a deck's text and stage over the sync channel. */
export type SyncLane = DeckFeed & {
  readonly deckId: string;
  /** The text, taken apart; the work is done once for each state of the text. */
  parsed(): ParsedDeck;
  /** Null until the first sync, or until this browser has shown what it keeps of one: nothing may be shown as the deck or edited before. */
  readonly session: ReadStore<SyncSession | null>;
  /** Whether the session's text has come from the server since the page was loaded. */
  readonly synced: ReadStore<boolean>;
  readonly saved: ReadStore<SavedState>;
  /** Who is here, you first, the others by name. */
  readonly people: ReadStore<readonly Person[]>;
  /** What this page may do; null until the server said so. */
  readonly access: ReadStore<Access | null>;
  /** What this browser's person could do when the server last said so; known before it says so again. */
  lastLevel(): Level | null;
  /** The latest problem until dismissed; null when there is none. */
  readonly problem: ReadStore<Problem | null>;
  dismissProblem(): void;
  /** Makes the edits (each against the text after those before it) in one undoable step. False when nothing may be edited now. */
  apply(edits: readonly TextEdit[]): boolean;
  /** Sends a stage move made from the stage as seen here. A `go` made offline is sent when the connection is back; others return false. */
  move(move: StageMoveMessage): boolean;
  /** base64 of a relative position at the first line of a 1-based slide; the last one when there is no such slide. */
  anchorOf(slide: number): string;
  /** Tells the others on which slide this person is. */
  showSlide(slide: number | null): void;
  /** What was told last: where to go on when the editor is opened again. */
  shownSlide(): number | null;
  rename(name: string): void;
  /** Tries to connect now instead of when the back-off ends. */
  retry(): void;
  /** The person has what is here elsewhere: neither this page nor this browser holds on to it. */
  forget(): Promise<void>;
  close(): void;
};
