import type { FromFrame, Place, ToFrame } from '#wire';
import type { DeckFeed, FeedChange } from './feed.ts';
import { type Following, follow, openFollowing, samePlace } from './following.ts';
import { createStore, type ReadStore } from './store.ts';

/** A follower's page: keeps its frame where the stage is, unless the follower browses. */
export type Follower = {
  readonly state: ReadStore<Following>;
  /** The deck for the frame: its changes carry the stage's place only while this page follows. */
  readonly feed: DeckFeed;
  /** Takes in what the frame tells. */
  moved(message: Extract<FromFrame, { type: 'moved' }>): void;
  backToLive(): void;
  /** Begins to listen to the stage. Returns closing. */
  open(): () => void;
};

/** A follower over a deck; `send` reaches its frame. */
export function createFollower(deck: DeckFeed, send: (message: ToFrame) => void): Follower {
  const state = createStore<Following>(openFollowing(deck.stage.get()));
  /** Where the frame is or was told to go. */
  let shown: Place = state.get().at;
  let black = false;

  const show = () => {
    const { kind, at } = state.get();
    if (kind === 'following' && !samePlace(at, shown)) {
      shown = at;
      send({ type: 'show', place: at });
    }
    const isBlack = kind === 'following' && deck.stage.get().live?.black === true;
    if (isBlack !== black) send({ type: 'black', on: isBlack });
    black = isBlack;
  };
  const heard = () => {
    state.set(follow(state.get(), { type: 'stage', stage: deck.stage.get() }));
    show();
  };
  const forFrame = (change: FeedChange): FeedChange => {
    if (state.get().kind !== 'following') return { splices: change.splices };
    shown = change.place ?? shown;
    return change;
  };
  return {
    state,
    feed: { ...deck, onChange: (listener) => deck.onChange((change) => listener(forFrame(change))) },
    moved({ place, origin }) {
      shown = place;
      state.set(follow(state.get(), { type: 'moved', place, origin }));
      show();
    },
    backToLive() {
      state.set(follow(state.get(), { type: 'back', stage: deck.stage.get() }));
      show();
    },
    open() {
      heard();
      return deck.stage.subscribe(heard);
    },
  };
}
