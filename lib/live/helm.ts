import type { Position } from '#stage';
import type { FromFrame, Place, StageMoveMessage, StageView, ToFrame } from '#wire';
import type { DeckFeed, FeedChange } from './feed.ts';
import { openingPlace, samePlace } from './following.ts';
import { hearMove, openSteering, sendMove } from './steering.ts';
import { createStore, type ReadStore } from './store.ts';

/** What steers a stage: the deck, and the way to the server. */
type Wheel = DeckFeed & { move(move: StageMoveMessage): boolean; anchorOf(slide: number): string };

/** Where the frame of a presenter is; `steps` are the fragments on its slide. */
export type Shown = { readonly place: Place; readonly steps: number };

/** One window of whoever presents: what its person does there goes to the stage, and what other windows do comes here. */
export type Helm = {
  readonly shown: ReadStore<Shown>;
  /** The deck for the frame: its changes carry the stage's place only while no move of this window is under way. */
  readonly feed: DeckFeed;
  /** Takes in what the frame tells. */
  moved(message: Extract<FromFrame, { type: 'moved' }>): void;
  /** Goes to a 1-based slide and takes the stage there. */
  goTo(slide: number): void;
  /** Begins to listen to the stage. Returns closing. */
  open(): () => void;
};

/** A helm; `send` reaches the frame, `leads` says whether this person presents. */
export function createHelm(wheel: Wheel, send: (message: ToFrame) => void, leads: () => boolean): Helm {
  const shown = createStore<Shown>({ place: openingPlace(wheel.stage.get()), steps: 0 });
  let steering = openSteering(positionOf(wheel.stage.get()));
  let black = false;

  const heard = () => {
    const stage = wheel.stage.get();
    const isBlack = stage.live?.black === true;
    if (isBlack !== black) send({ type: 'black', on: isBlack });
    black = isBlack;
    const position = positionOf(stage);
    if (!position || !stage.place) return;
    const { next, show } = hearMove(steering, position, Date.now());
    steering = next;
    if (show && !samePlace(stage.place, shown.get().place)) send({ type: 'show', place: stage.place });
  };
  const take = (place: Place) => {
    if (!leads()) return;
    const position = { anchor: wheel.anchorOf(place.slide), step: place.step };
    steering = sendMove(steering, position, Date.now());
    wheel.move({ type: 'go', ...position });
  };
  const forFrame = (change: FeedChange): FeedChange => (leads() && steering.sent.length > 0 ? { splices: change.splices } : change);
  return {
    shown,
    feed: { ...wheel, onChange: (listener) => wheel.onChange((change) => listener(forFrame(change))) },
    moved({ place, steps, origin }) {
      shown.set({ place, steps });
      if (origin === 'user') take(place);
    },
    goTo(slide) {
      const place = { slide, step: -1 };
      send({ type: 'show', place });
      take(place);
    },
    open() {
      heard();
      return wheel.stage.subscribe(heard);
    },
  };
}

const positionOf = ({ anchor, place }: StageView): Position | null => (anchor === null || !place ? null : { anchor, step: place.step });
