import { describe, expect, test, vi } from 'vitest';
import type { FromFrame, ToFrame } from '#wire';
import { words } from '#words';
import type { DeckFeed, FeedChange } from './feed.ts';
import { type FrameState, feedFrame } from './frame-feed.ts';
import { type ConnectListener, createBucket, type FrameHandle } from './frame-port.ts';
import { createStore } from './store.ts';

const look = { scheme: 'light', textSizePx: 17, words: words.en.frame } as const;
const state: FrameState = {
  view: 'stage',
  look,
  place: null,
  steer: true,
  tasks: false,
  auto: false,
  live: null,
  follow: false,
  check: false,
};

function setUp(options: Partial<FrameState> = {}) {
  const sent: ToFrame[] = [];
  let connect: ConnectListener = () => {};
  let tell: (message: FromFrame) => void = () => {};
  let change: (change: FeedChange) => void = () => {};
  let text = 'a';
  const handle: FrameHandle = {
    send: (message) => sent.push(message),
    on(listener) {
      tell = listener;
      return () => {};
    },
    onConnect(listener) {
      connect = listener;
      return () => {};
    },
    close: () => {},
  };
  const feed: DeckFeed = {
    text: () => text,
    onChange(listener) {
      change = listener;
      return () => {};
    },
    stage: createStore({} as never),
    status: createStore('online'),
  };
  const stuck: boolean[] = [];
  const fed = feedFrame(handle, feed, { state: { ...state, ...options }, onStuck: (now) => stuck.push(now) });
  return {
    sent,
    stuck,
    fed,
    connect: (started: Parameters<ConnectListener>[0]) => connect(started),
    tell: (message: FromFrame) => tell(message),
    type: (insert: string, place?: FeedChange['place']) => {
      text += insert;
      change({ splices: [{ from: text.length - insert.length, remove: 0, insert }], ...(place ? { place } : {}) });
    },
  };
}

describe('feeding a frame', () => {
  test('starts it and numbers the edits from 1', () => {
    const { sent, connect, type } = setUp();
    connect(null);
    type('b');
    type('c');
    expect(sent.map((message) => ('edit' in message ? message.edit : message.type))).toEqual(['start', 'steer', 'live', 1, 2]);
  });
  test('says that it is stuck when it never calls, and that it is not when it paints', () => {
    vi.useFakeTimers();
    const { stuck, connect, tell, fed } = setUp();
    vi.advanceTimersByTime(10_000);
    expect(stuck).toEqual([true]);
    connect(null);
    tell({ type: 'painted', edit: 0, slides: 1, stacks: 1 });
    expect(stuck).toEqual([true, false]);
    vi.advanceTimersByTime(60_000);
    expect(stuck).toEqual([true, false]);
    fed.close();
    vi.useRealTimers();
  });
  test('starts it again where it was, with the text of now', () => {
    const { sent, connect, type, tell } = setUp();
    connect(null);
    type('b');
    tell({ type: 'moved', place: { slide: 4, step: 1 }, steps: 2, origin: 'user' });
    sent.length = 0;
    connect(null);
    expect(sent[0]).toMatchObject({ type: 'start', text: 'ab', place: { slide: 4, step: 1 } });
  });
  test('goes on with what the inline script started, and sends only what is different', () => {
    const started = { type: 'start', view: 'stage', text: 'a', place: null, look } as const;
    const same = setUp();
    same.connect(started);
    expect(same.sent.map(({ type }) => type)).toEqual(['steer', 'live']);
    const other = setUp({ view: 'phone', place: { slide: 2, step: -1 } });
    other.type('b');
    other.sent.length = 0;
    other.connect(started);
    expect(other.sent.map(({ type }) => type)).toEqual(['text', 'view', 'show', 'steer', 'live']);
  });
  test('passes the stage’s place on only to who follows', () => {
    const place = { slide: 3, step: -1 };
    for (const follow of [true, false]) {
      const { sent, connect, type } = setUp({ follow });
      connect(null);
      type('b', place);
      expect(sent.at(-1)).toEqual(expect.objectContaining({ type: 'splices' }));
      expect('place' in (sent.at(-1) ?? {})).toBe(follow);
    }
  });
  test('tells the frame only what changed', () => {
    const { sent, fed } = setUp();
    fed.set({ view: 'stage', look: { ...look }, steer: true });
    expect(sent).toEqual([]);
    fed.set({ view: 'all', live: 4 });
    expect(sent).toEqual([
      { type: 'view', view: 'all' },
      { type: 'live', slide: 4 },
    ]);
  });
  test('a frame may send a burst, then so many a second', () => {
    let now = 0;
    const bucket = createBucket(() => now);
    const taken = (count: number) => Array.from({ length: count }, () => bucket.take()).filter(Boolean).length;
    expect(taken(1000)).toBe(400);
    now += 500;
    expect(taken(1000)).toBe(60);
  });
});
