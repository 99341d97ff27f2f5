import type { FromFrame, Place, StageView } from '#wire';

/** A follower's relation to the stage; `at` is the place that their own frame shows. */
export type Following =
  /** Nobody has presented yet; it starts by itself. */
  | { readonly kind: 'waiting'; readonly at: Place }
  | { readonly kind: 'following'; readonly at: Place }
  /** Browsed away while somebody presents. */
  | { readonly kind: 'away'; readonly at: Place }
  | { readonly kind: 'ended'; readonly at: Place; readonly leaderName: string; readonly why: 'ended' | 'left' };

export type FollowEvent =
  | { readonly type: 'stage'; readonly stage: StageView }
  | { readonly type: 'moved'; readonly place: Place; readonly origin: Extract<FromFrame, { type: 'moved' }>['origin'] }
  | { readonly type: 'back'; readonly stage: StageView };

const FIRST: Place = { slide: 1, step: -1 };

/** Where a page that opens now begins: on the live slide, else on the first. */
export const openingPlace = (stage: StageView): Place => (stage.live && stage.place) || FIRST;

/** The relation to the stage that a page begins with. */
export const openFollowing = (stage: StageView): Following =>
  offStage(stage, openingPlace(stage)) ?? { kind: 'following', at: openingPlace(stage) };

/** The relation to the stage after an event; the same object when nothing changed. */
export function follow(state: Following, event: FollowEvent): Following {
  switch (event.type) {
    case 'stage':
      return heard(state, event.stage);
    case 'moved':
      return moved(state, event);
    case 'back':
      return event.stage.live ? { kind: 'following', at: event.stage.place ?? state.at } : state;
  }
}

/** A start, a move or an end on stage. Who browsed away stays there until the end. */
function heard(state: Following, stage: StageView): Following {
  const off = offStage(stage, state.at);
  if (off) return off.kind === state.kind ? state : off;
  if (state.kind === 'away') return state;
  const at = stage.place ?? state.at;
  return state.kind === 'following' && samePlace(at, state.at) ? state : { kind: 'following', at };
}

/** Only the follower's own step leaves the stage; what the frame was told, and edits, do not. */
function moved(state: Following, { place, origin }: Extract<FollowEvent, { type: 'moved' }>): Following {
  if (samePlace(place, state.at)) return state;
  if (state.kind !== 'following' || origin === 'told') return { ...state, at: place };
  return origin === 'user' ? { kind: 'away', at: place } : { ...state, at: place };
}

function offStage(stage: StageView, at: Place): Following | null {
  if (stage.live) return null;
  return stage.ended ? { kind: 'ended', at, ...stage.ended } : { kind: 'waiting', at };
}

export const samePlace = (a: Place, b: Place): boolean => a.slide === b.slide && a.step === b.step;
