/** A leader without a connection for this long has lost the baton. */
export const LOST_AFTER_MS = 15_000;

/** Which slide and step: base64 of a Yjs relative position at the slide's first line, and the fragment index (-1: none). */
export type Position = { readonly anchor: string; readonly step: number };
export type Leader = { readonly id: string; readonly name: string };

/**
 * The live showing. `n` counts who held the baton: it grows when the baton is taken, handed over, ended or lost, not with each slide.
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
  /** Whom the leader offers the baton; they have not answered. */
  readonly offer: Leader | null;
  /** Who asks for it, who asked first in front. */
  readonly asking: readonly Leader[];
};
type EmptyStage = { readonly on: false; readonly ended: { readonly leaderName: string; readonly why: 'ended' | 'left' } | null };

/** Why a move was not made: made from a state that is no longer, or by somebody who may not make it. */
export type Refusal = 'stale' | 'forbidden';

export const emptyStage: Stage = { n: 0, position: null, live: { on: false, ended: null } };

/** The baton goes to somebody else: the showing goes on since its start, where it is. */
export function handTo(stage: Stage, live: LiveStage, leader: Leader): Stage {
  const asking = live.asking.filter(({ id }) => id !== leader.id);
  return { ...stage, n: stage.n + 1, live: { ...live, leader, black: false, awaySince: null, offer: null, asking } };
}

export function stageEnded(stage: Stage, live: LiveStage, why: 'ended' | 'left'): Stage {
  return { ...stage, n: stage.n + 1, live: { on: false, ended: { leaderName: live.leader.name, why } } };
}
