import type { FrameLook, FrameView, FromFrame, Place, ToFrame } from '#wire';
import type { DeckFeed, FeedChange } from './feed.ts';
import type { FrameHandle } from './frame-port.ts';

type Start = Extract<ToFrame, { type: 'start' }>;

/** How a frame is to be, apart from its text. */
export type FrameState = {
  readonly view: FrameView;
  readonly look: FrameLook;
  /** Where to be; each new object is gone to. Null leaves the frame where it is. */
  readonly place: Place | null;
  /** May the person at this frame move it by key, touch or click? */
  readonly steer: boolean;
  /** May the person at this frame tick tasks? */
  readonly tasks: boolean;
  /** Does it go on by itself where the deck says so? */
  readonly auto: boolean;
  /** The slide to be marked as live; null for none. */
  readonly live: number | null;
  /** Go where the feed's changes say the stage is. */
  readonly follow: boolean;
  /** Look for slides whose content overflows, and tell of them. */
  readonly check: boolean;
};

export type FedFrame = {
  /** Changes how the frame is to be; what is equal is not sent. */
  set(change: Partial<FrameState>): void;
  close(): void;
};

/** A frame that has not painted an edit for so long is stuck. */
const STUCK_AFTER_MS = 8_000;

/**
 * Starts the frame with the feed's text and sends every change of it; starts it anew when its document was loaded
 * again. `onStuck` is told when the frame stops answering, and when it answers again.
 */
export function feedFrame(
  handle: FrameHandle,
  feed: DeckFeed,
  options: { state: FrameState; onStuck?: (stuck: boolean) => void },
): FedFrame {
  let state = options.state;
  let edit = 0;
  let seen: Place | null = null;
  const watchdog = createWatchdog(options.onStuck ?? (() => {}));

  function onConnect(started: Start | null) {
    if (started) {
      adopt(started);
    } else {
      edit = 0;
      const place = seen ?? state.place;
      handle.send({ type: 'start', view: state.view, text: feed.text(), place, look: state.look });
      watchdog.expect(0);
    }
    for (const message of switches(state)) handle.send(message);
  }
  /** The inline script started the frame; send what is different by now. */
  function adopt(started: Start) {
    if (started.text !== feed.text()) sendText({ type: 'text', text: feed.text() });
    if (!sameLook(started.look, state.look)) handle.send({ type: 'look', look: state.look });
    if (started.view !== state.view) handle.send({ type: 'view', view: state.view });
    if (state.place && !samePlace(state.place, started.place)) handle.send({ type: 'show', place: state.place });
  }
  function sendText(message: { type: 'text'; text: string } | { type: 'splices'; splices: FeedChange['splices']; place?: Place }) {
    edit += 1;
    handle.send(message.type === 'text' ? { ...message, edit } : { ...message, splices: [...message.splices], edit });
    watchdog.expect(edit);
  }
  function onMessage(message: FromFrame) {
    if (message.type === 'moved') seen = message.place;
    if (message.type === 'painted') watchdog.painted(message.edit);
  }
  const closers = [
    handle.on(onMessage),
    feed.onChange(({ splices, place }) =>
      sendText({ type: 'splices', splices, ...(state.follow && place !== undefined ? { place } : {}) }),
    ),
    handle.onConnect(onConnect),
  ];
  return {
    set(change) {
      const before = state;
      state = { ...state, ...change };
      for (const message of differences(before, state)) handle.send(message);
    },
    close() {
      watchdog.close();
      for (const close of closers) close();
    },
  };
}

/** What a frame is told whenever it connects, unless it is as a frame begins. */
function switches({ steer, live, tasks, auto, check }: FrameState): ToFrame[] {
  const told: ToFrame[] = [
    { type: 'steer', on: steer },
    { type: 'live', slide: live },
  ];
  if (tasks) told.push({ type: 'tasks', on: true });
  if (auto) told.push({ type: 'auto', on: true });
  if (check) told.push({ type: 'check', on: true });
  return told;
}

/** What to tell a frame that is as `before` and is to be as `after`. */
export function differences(before: FrameState, after: FrameState): ToFrame[] {
  const messages: ToFrame[] = [];
  if (!sameLook(before.look, after.look)) messages.push({ type: 'look', look: after.look });
  if (before.view !== after.view) messages.push({ type: 'view', view: after.view });
  if (before.steer !== after.steer) messages.push({ type: 'steer', on: after.steer });
  if (before.auto !== after.auto) messages.push({ type: 'auto', on: after.auto });
  if (before.live !== after.live) messages.push({ type: 'live', slide: after.live });
  if (before.tasks !== after.tasks) messages.push({ type: 'tasks', on: after.tasks });
  if (before.check !== after.check) messages.push({ type: 'check', on: after.check });
  if (after.place && before.place !== after.place) messages.push({ type: 'show', place: after.place });
  return messages;
}

const samePlace = (a: Place, b: Place | null) => b !== null && a.slide === b.slide && a.step === b.step;
const sameLook = (a: FrameLook, b: FrameLook) => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Tells when an expected edit is not painted in time, and when it is after all. A frame that never calls is stuck, too. */
function createWatchdog(onStuck: (stuck: boolean) => void) {
  let awaited = 0;
  let stuck = false;
  const tell = (now: boolean) => {
    if (now !== stuck) onStuck(now);
    stuck = now;
  };
  const later = () => setTimeout(() => tell(true), STUCK_AFTER_MS);
  let timer: ReturnType<typeof setTimeout> | null = later();
  const stop = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  return {
    expect(edit: number) {
      awaited = edit;
      timer ??= later();
    },
    painted(edit: number) {
      stop();
      tell(false);
      if (edit < awaited) timer = later();
    },
    close: stop,
  };
}
