import type { SavedState } from './sync-types.ts';

/** An edit that a connected server has not confirmed for this long is said loudly. */
export const NOT_SAVED_AFTER_MS = 10_000;
/** How long everything must have been confirmed before "Saved" is said again: no flicker while somebody types. */
export const CALM_MS = 400;

/** What is known about a page's edits; times in milliseconds since the epoch. */
export type SavedFacts = {
  readonly closed: boolean;
  /** The first sync is done. */
  readonly everSynced: boolean;
  /** Connected, and what the server has is here. */
  readonly online: boolean;
  /** What was here when the connection opened is committed. */
  readonly settled: boolean;
  readonly pending: number;
  /** Since when the server could have confirmed the oldest unconfirmed edit. */
  readonly waitingSince: number | null;
  readonly offlineSince: number | null;
  /** When edits were last seen to wait for confirmation. */
  readonly busyAt: number | null;
};

/** What may truly be said at `now`. */
export function savedStateAt(facts: SavedFacts, now: number): SavedState {
  const { pending, waitingSince } = facts;
  if (facts.closed) return { kind: 'closed', pending };
  if (!facts.everSynced) return { kind: 'connecting' };
  if (facts.offlineSince !== null) return { kind: 'offline', since: facts.offlineSince, pending };
  if (waitingSince !== null && now - waitingSince >= NOT_SAVED_AFTER_MS) return { kind: 'not-saved', since: waitingSince, pending };
  const calm = facts.busyAt === null || now - facts.busyAt >= CALM_MS;
  return facts.online && facts.settled && pending === 0 && calm ? { kind: 'saved' } : { kind: 'saving' };
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
    case 'not-saved':
      return b.kind === a.kind && a.since === b.since && a.pending === b.pending;
    case 'closed':
      return b.kind === a.kind && a.pending === b.pending;
  }
}
