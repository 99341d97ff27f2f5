import { handTo, type Leader, type LiveStage, type Position, type Refusal, type Stage, stageEnded } from './state.ts';

/** More do not wait for the baton at once. */
const MAX_ASKING = 20;

/**
 * The baton goes from hand to hand. Each move names the `n` that it was made from: the server makes the first and refuses the others,
 * so that two clicks never race. `chair`: by an owner of the deck.
 */
export type Take = {
  readonly type: 'take';
  readonly from: number;
  readonly by: Leader;
  readonly chair: boolean;
  readonly position: Position;
  readonly now: number;
};
export type Handover =
  /** Asks for it, or no longer. */
  | { readonly type: 'ask'; readonly from: number; readonly by: Leader; readonly on: boolean }
  | { readonly type: 'offer'; readonly from: number; readonly by: string; readonly to: Leader }
  | { readonly type: 'accept'; readonly from: number; readonly by: Leader }
  /** Does not want it; or, by who offered it, no longer offers it. */
  | { readonly type: 'decline'; readonly from: number; readonly by: string }
  /** Gives it back: the heir has it then, and without one nobody leads. */
  | { readonly type: 'release'; readonly from: number; readonly by: string; readonly heir: Leader | null };
type MoveOf<Type extends Handover['type']> = Extract<Handover, { type: Type }>;

/** A free baton is taken by the first; a held one only by the chair, or by whom it is offered. Its holder may take again, from another window. */
export function take(stage: Stage, { from, by, chair, position, now }: Take): Stage | Refusal {
  const { live } = stage;
  const holds = live.on && live.leader.id === by.id;
  if (!holds && from !== stage.n) return 'stale';
  if (!live.on) return { n: stage.n + 1, position, live: { ...opened, leader: by, since: now } };
  if (holds) return { ...stage, position, live: { ...live, leader: by, black: false, awaySince: null } };
  if (!chair && live.offer?.id !== by.id) return 'forbidden';
  return { ...handTo(stage, live, by), position };
}

const opened = { on: true, black: false, awaySince: null, offer: null, asking: [] } as const;

export function ask(stage: Stage, live: LiveStage, { by, on }: MoveOf<'ask'>): Stage | Refusal {
  const isAsking = live.asking.some(({ id }) => id === by.id);
  if (by.id === live.leader.id) return 'forbidden';
  if (on === isAsking || (on && live.asking.length >= MAX_ASKING)) return stage;
  const asking = on ? [...live.asking, by] : live.asking.filter(({ id }) => id !== by.id);
  return { ...stage, live: { ...live, asking } };
}

export function offer(stage: Stage, live: LiveStage, { by, to }: MoveOf<'offer'>): Stage | Refusal {
  if (by !== live.leader.id || to.id === by) return 'forbidden';
  return live.offer?.id === to.id ? stage : { ...stage, live: { ...live, offer: to } };
}

export function accept(stage: Stage, live: LiveStage, { by }: MoveOf<'accept'>): Stage | Refusal {
  return live.offer?.id === by.id ? handTo(stage, live, by) : 'stale';
}

export function decline(stage: Stage, live: LiveStage, { by }: MoveOf<'decline'>): Stage | Refusal {
  if (live.offer === null) return 'stale';
  return by === live.offer.id || by === live.leader.id ? { ...stage, live: { ...live, offer: null } } : 'forbidden';
}

export function release(stage: Stage, live: LiveStage, { by, heir }: MoveOf<'release'>): Stage | Refusal {
  if (by !== live.leader.id) return 'forbidden';
  return heir === null || heir.id === by ? stageEnded(stage, live, 'ended') : handTo(stage, live, heir);
}
