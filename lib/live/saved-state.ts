import type { SavedState } from './sync-types.ts';

/** An edit that a connected server has not confirmed for this long is said loudly. */
export const NOT_SAVED_AFTER_MS = 10_000;
/** How long everything must have been confirmed before "Saved" is said again: no flicker while somebody types. */
export const CALM_MS = 400;

/** What is known about a page's edits; times in milliseconds since the epoch. */
export type SavedFacts = {
  readonly closed: boolean;
  /** There is a text to be edited, from the server or kept by this browser. */
  readonly hasText: boolean;
  /** The first sync is done. */
  readonly everSynced: boolean;
  /** Connected, and what the server has is here. */
  readonly online: boolean;
  /** What was here when the connection opened is committed. */
  readonly settled: boolean;
  readonly pending: number;
  /** When the oldest unconfirmed edit was made. */
  readonly oldest: number | null;
  /** Since when the server could have confirmed what is not confirmed. */
  readonly waitingSince: number | null;
  /** The server says that it can store nothing just now. */
  readonly stalled: boolean;
  readonly offlineSince: number | null;
  /** What is written outlives this page. */
  readonly kept: boolean;
  /** When edits were last seen to wait for confirmation. */
  readonly busyAt: number | null;
};

/** What may truly be said at `now`. */
export function savedStateAt(facts: SavedFacts, now: number): SavedState {
  const { pending } = facts;
  if (facts.closed) return { kind: 'closed', pending };
  if (!facts.hasText) return { kind: 'connecting' };
  if (facts.offlineSince !== null) return { kind: 'offline', since: facts.offlineSince, pending, kept: facts.kept };
  if (!facts.everSynced) return { kind: 'connecting' };
  const overdue = overdueSince(facts, now);
  if (overdue !== null) return { kind: 'not-saved', since: facts.oldest ?? overdue, pending };
  const calm = facts.busyAt === null || now - facts.busyAt >= CALM_MS;
  return facts.online && facts.settled && pending === 0 && calm ? { kind: 'saved' } : { kind: 'saving' };
}

/** Since when the server owes a confirmation that it should have given by now, or says that it cannot give; null when it owes none. */
function overdueSince({ waitingSince, pending, stalled }: SavedFacts, now: number): number | null {
  if (waitingSince === null) return null;
  const isLate = now - waitingSince >= NOT_SAVED_AFTER_MS;
  return isLate || (stalled && pending > 0) ? waitingSince : null;
}

/** Whether the difference is worth telling; while saving, the count is not shown. */
export function sameSavedState(a: SavedState, b: SavedState): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case 'connecting':
    case 'saved':
    case 'saving':
      return true;
    case 'offline':
      return b.kind === a.kind && a.since === b.since && a.pending === b.pending && a.kept === b.kept;
    case 'not-saved':
      return b.kind === a.kind && a.since === b.since && a.pending === b.pending;
    case 'closed':
      return b.kind === a.kind && a.pending === b.pending;
  }
}
