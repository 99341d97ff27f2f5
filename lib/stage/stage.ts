import { accept, ask, decline, type Handover, offer, release, type Take, take } from './baton.ts';
import { handTo, type Leader, type LiveStage, LOST_AFTER_MS, type Position, type Refusal, type Stage, stageEnded } from './state.ts';

/** What can happen to a stage. The clock is the caller's. */
export type Move = Take | Handover | HolderMove | Event;

/** What the server notices. `heir`: whom the baton goes to when its holder is gone, if that person is here. */
type Event =
  | { readonly type: 'rename'; readonly by: Leader }
  | { readonly type: 'away'; readonly id: string; readonly now: number }
  | { readonly type: 'back'; readonly id: string }
  | { readonly type: 'tick'; readonly now: number; readonly heir: Leader | null };

/** Only the holder of the baton may do these. */
type HolderMove =
  | { readonly type: 'go'; readonly by: string; readonly position: Position }
  | { readonly type: 'black'; readonly by: string; readonly on: boolean }
  | { readonly type: 'end'; readonly by: string };

/** The stage after the move, the same object when nothing changes, or why it is refused. */
export function moveStage(stage: Stage, move: Move): Stage | Refusal {
  switch (move.type) {
    case 'take':
      return take(stage, move);
    case 'ask':
    case 'offer':
    case 'accept':
    case 'decline':
    case 'release':
      return pass(stage, move);
    case 'go':
    case 'black':
    case 'end':
      return stage.live.on && stage.live.leader.id === move.by ? lead(stage, stage.live, move) : 'forbidden';
    default:
      return stage.live.on ? observe(stage, stage.live, move) : stage;
  }
}

/** Made from another `n` than the current one, it was a click on what is no longer. */
function pass(stage: Stage, move: Handover): Stage | Refusal {
  const { live } = stage;
  if (!live.on || move.from !== stage.n) return 'stale';
  switch (move.type) {
    case 'ask':
      return ask(stage, live, move);
    case 'offer':
      return offer(stage, live, move);
    case 'accept':
      return accept(stage, live, move);
    case 'decline':
      return decline(stage, live, move);
    case 'release':
      return release(stage, live, move);
  }
}

function lead(stage: Stage, live: LiveStage, move: HolderMove): Stage {
  switch (move.type) {
    case 'go':
      return { ...stage, position: move.position };
    case 'black':
      return { ...stage, live: { ...live, black: move.on } };
    case 'end':
      return stageEnded(stage, live, 'ended');
  }
}

function observe(stage: Stage, live: LiveStage, move: Event): Stage {
  switch (move.type) {
    case 'rename':
      return renamed(stage, live, move.by);
    case 'away':
      return move.id === live.leader.id && live.awaySince === null ? { ...stage, live: { ...live, awaySince: move.now } } : stage;
    case 'back':
      return move.id === live.leader.id && live.awaySince !== null ? { ...stage, live: { ...live, awaySince: null } } : stage;
    case 'tick':
      return live.awaySince !== null && move.now - live.awaySince >= LOST_AFTER_MS ? lost(stage, live, move.heir) : stage;
  }
}

/** The chair has it then; where the chair is gone, too, nobody leads, and the stage stays where it is. */
const lost = (stage: Stage, live: LiveStage, heir: Leader | null): Stage =>
  heir === null || heir.id === live.leader.id ? stageEnded(stage, live, 'left') : handTo(stage, live, heir);

function renamed(stage: Stage, live: LiveStage, by: Leader): Stage {
  const known = [live.leader, live.offer, ...live.asking].some((one) => one?.id === by.id && one.name !== by.name);
  if (!known) return stage;
  const named = (one: Leader) => (one.id === by.id ? by : one);
  return {
    ...stage,
    live: { ...live, leader: named(live.leader), offer: live.offer && named(live.offer), asking: live.asking.map(named) },
  };
}
