/** A leader without a connection for this long has lost the baton. */
export const LOST_AFTER_MS = 15_000;

/** Which slide and step: base64 of a Yjs relative position at the slide's first line, and the fragment index (-1: none). */
export type Position = { readonly anchor: string; readonly step: number };
export type Leader = { readonly id: string; readonly name: string };

/**
 * The live showing. `n` counts who held the baton: it grows when the baton is taken, ended or lost, not with each slide.
 * The position outlives the presentation.
 */
export type Stage = {
  readonly n: number;
  readonly position: Position | null;
  readonly live: LiveStage | EmptyStage;
};
export type LiveStage = {
  readonly on: true;
  readonly leader: Leader;
  /** Milliseconds since the epoch, like every time here. */
  readonly since: number;
  readonly black: boolean;
  /** When the leader's last connection went; null while one is open. */
  readonly awaySince: number | null;
};
type EmptyStage = { readonly on: false; readonly ended: { readonly leaderName: string; readonly why: 'ended' | 'left' } | null };

/** What can happen to a stage. A `take` names the `n` it was made from. The clock is the caller's. */
export type Move =
  | { readonly type: 'take'; readonly from: number; readonly by: Leader; readonly position: Position; readonly now: number }
  | HolderMove
  | Event;

/** What the server notices. */
type Event =
  | { readonly type: 'rename'; readonly by: Leader }
  | { readonly type: 'away'; readonly id: string; readonly now: number }
  | { readonly type: 'back'; readonly id: string }
  | { readonly type: 'tick'; readonly now: number };

/** Only the holder of the baton may do these. */
type HolderMove =
  | { readonly type: 'go'; readonly by: string; readonly position: Position }
  | { readonly type: 'black'; readonly by: string; readonly on: boolean }
  | { readonly type: 'end'; readonly by: string };

/** Why a move was not made: made from a state that is no longer, or by somebody who does not hold the baton. */
export type Refusal = 'stale' | 'forbidden';

export const emptyStage: Stage = { n: 0, position: null, live: { on: false, ended: null } };

/** The stage after the move, the same object when nothing changes, or why it is refused. */
export function moveStage(stage: Stage, move: Move): Stage | Refusal {
  switch (move.type) {
    case 'take':
      return take(stage, move);
    case 'go':
    case 'black':
    case 'end':
      return stage.live.on && stage.live.leader.id === move.by ? lead(stage, stage.live, move) : 'forbidden';
    default:
      return stage.live.on ? observe(stage, stage.live, move) : stage;
  }
}

/** Made from another `n` than the current one, it was a click on what is no longer: the first of two takes wins. */
function take(stage: Stage, move: Extract<Move, { type: 'take' }>): Stage | Refusal {
  const { live } = stage;
  const holdsAlready = live.on && live.leader.id === move.by.id;
  if (!holdsAlready && move.from !== stage.n) return 'stale';
  const since = live.on ? live.since : move.now;
  const n = holdsAlready ? stage.n : stage.n + 1;
  return { n, position: move.position, live: { on: true, leader: move.by, since, black: false, awaySince: null } };
}

function lead(stage: Stage, live: LiveStage, move: HolderMove): Stage {
  switch (move.type) {
    case 'go':
      return { ...stage, position: move.position };
    case 'black':
      return { ...stage, live: { ...live, black: move.on } };
    case 'end':
      return ended(stage, live, 'ended');
  }
}

function observe(stage: Stage, live: LiveStage, move: Event): Stage {
  switch (move.type) {
    case 'rename':
      return move.by.id === live.leader.id ? { ...stage, live: { ...live, leader: move.by } } : stage;
    case 'away':
      return move.id === live.leader.id && live.awaySince === null ? { ...stage, live: { ...live, awaySince: move.now } } : stage;
    case 'back':
      return move.id === live.leader.id && live.awaySince !== null ? { ...stage, live: { ...live, awaySince: null } } : stage;
    case 'tick':
      return live.awaySince !== null && move.now - live.awaySince >= LOST_AFTER_MS ? ended(stage, live, 'left') : stage;
  }
}

function ended(stage: Stage, live: LiveStage, why: 'ended' | 'left'): Stage {
  return { ...stage, n: stage.n + 1, live: { on: false, ended: { leaderName: live.leader.name, why } } };
}
