import * as z from 'zod/mini';
import { stageViewSchema, stepSchema } from './place.ts';

/**
 * The sync channel (`/sync/<id>`) speaks y-websocket's protocol: type 0 sync, 1 presence, 3 query presence.
 * Two more types are ours; a plain y-websocket client ignores them.
 */
export const MESSAGE_SYNC = 0;
export const MESSAGE_PRESENCE = 1;
export const MESSAGE_QUERY_PRESENCE = 3;
/** Server to client: varUint, how many of this connection's update messages (sync step 2 and update) are committed. */
export const MESSAGE_ACK = 100;
/** Both ways: varString with JSON, one of the unions below. */
export const MESSAGE_EXTRA = 101;

/** Close codes; y-websocket clients do not come back after 4400 to 4499. */
export const CLOSE = {
  /** Three refused updates. A plain client comes back, and is closed again. */
  refused: 1008,
  restarting: 1012,
  tryLater: 1013,
  badMessage: 4400,
  /** Somebody signed in is signed out. */
  signedOut: 4401,
  /** Less than this lane is for: readers follow on the other one. */
  forbidden: 4403,
  noDeck: 4404,
  /** The right to see the deck is gone. */
  removed: 4406,
  trashed: 4410,
  tooLarge: 4413,
} as const;

/** A deck's text may have at most this many bytes in UTF-8. */
export const MAX_DECK_BYTES = 1_048_576;

const moveSchema = z.discriminatedUnion('type', [
  /** Start presenting; the chair, or whom it is offered, takes over when `from` is the state that shows somebody else leading. */
  z.object({ type: z.literal('take'), anchor: z.string(), step: stepSchema }),
  z.object({ type: z.literal('go'), anchor: z.string(), step: stepSchema }),
  z.object({ type: z.literal('black'), on: z.boolean() }),
  z.object({ type: z.literal('end') }),
  /** Asks who leads for the baton, or no longer. */
  z.object({ type: z.literal('ask'), on: z.boolean() }),
  /** Who leads offers the baton to somebody who is here. */
  z.object({ type: z.literal('offer'), to: z.string().check(z.maxLength(64)) }),
  z.object({ type: z.literal('accept') }),
  z.object({ type: z.literal('decline') }),
  /** Who leads gives it back to the chair, or ends where there is none. */
  z.object({ type: z.literal('release') }),
]);
export type StageMoveMessage = z.infer<typeof moveSchema>;

export const toServerSchema = z.discriminatedUnion('type', [
  /** `from` is the `n` of the stage that the sender saw. */
  z.object({ type: z.literal('stage'), from: z.number(), move: moveSchema }),
  z.object({ type: z.literal('name'), name: z.string().check(z.maxLength(80)) }),
  /** What is your text? `sent`: how many update messages this connection has sent. Answered by `hash`. */
  z.object({ type: z.literal('hash'), sent: z.number() }),
]);
export type ToServer = z.infer<typeof toServerSchema>;

export const levelSchema = z.enum(['none', 'view', 'present', 'edit', 'own']);

export const toEditorSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('stage'), stage: stageViewSchema }),
  /** A move was not made: somebody else was first, or the sender may not. The current state comes with it. */
  z.object({ type: z.literal('refused'), why: z.enum(['stale', 'forbidden']), stage: stageViewSchema }),
  /** What this connection may do and who it is, at the start and whenever it changes. `chosenName` false: nobody chose the name yet. */
  z.object({
    type: z.literal('access'),
    level: levelSchema,
    you: z.object({ id: z.string(), name: z.string(), chosenName: z.boolean() }),
    /** Who may change which section, and by what names and groups texts call this person. */
    sections: z.object({ rule: z.enum(['open', 'owners', 'frozen']), callings: z.array(z.string()) }),
    /** So many ask the owners for access; 0 for all others. */
    requests: z.number(),
  }),
  /** Edits can not be stored just now: they are kept, and writers are not read. */
  z.object({ type: z.literal('stalled'), on: z.boolean() }),
  /**
   * `textHash` of the server's text after everything that it sent before this; null while edits are missing or refused.
   * A client that has taken all of that, and that has still sent `sent` update messages and has none to send, has the same text.
   */
  z.object({ type: z.literal('hash'), sent: z.number(), hash: z.nullable(z.string()) }),
  /** An edit was not taken: too large, or not allowed. The server's text stands. */
  z.object({
    type: z.literal('rejected'),
    why: z.enum(['too-large', 'forbidden', 'malformed', 'section']),
    /** Of 'section': what belongs to somebody else; without owners the whole text is frozen. The edit is undone there. */
    section: z.optional(z.object({ topic: z.nullable(z.string()), owners: z.array(z.string()) })),
  }),
]);
export type ToEditor = z.infer<typeof toEditorSchema>;

/** Presence of an editor; the server overwrites `user`. `slide` is the 1-based number under the cursor. */
export const presenceSchema = z.object({
  user: z.object({
    ...{ id: z.string(), name: z.string(), color: z.string(), colorLight: z.string() },
    /** By what texts call this person, as in "Report by @anna". */
    callings: z.optional(z.array(z.string())),
  }),
  slide: z.optional(z.nullable(z.number())),
});
export type Presence = z.infer<typeof presenceSchema>;
