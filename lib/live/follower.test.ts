import { describe, expect, test } from 'vitest';
import type { FromFrame, Place, StageView, ToFrame } from '#wire';
import type { FeedChange, FeedStatus } from './feed.ts';
import { createFollower } from './follower.ts';
import { createHelm } from './helm.ts';
import { createStore } from './store.ts';

const at = (slide: number, step = -1): Place => ({ slide, step });
const stageAt = (place: Place, change: Partial<StageView> = {}, black = false): StageView => ({
  n: 1,
  live: { leaderId: 'anna', leaderName: 'anna', since: 0, black, awaySince: null, offer: null, asking: [] },
  place,
  anchor: `slide ${place.slide}`,
  ended: null,
  followers: 0,
  ...change,
});
const moved = (place: Place, origin: 'user' | 'told' | 'edit'): Extract<FromFrame, { type: 'moved' }> => ({
  type: 'moved',
  place,
  steps: 0,
  origin,
});

/** A deck whose stage and text the test moves. */
function deck(first: StageView) {
  const listeners = new Set<(change: FeedChange) => void>();
  const stage = createStore(first);
  const feed = {
    text: () => '',
    stage,
    status: createStore<FeedStatus>('online'),
    onChange: (listener: (change: FeedChange) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const edit = (change: FeedChange) => listeners.forEach((listener) => void listener(change));
  const sent: ToFrame[] = [];
  return { feed, stage, edit, sent, send: (message: ToFrame) => void sent.push(message) };
}

describe('a follower', () => {
  test('shows what the presenter shows', () => {
    const { feed, stage, sent, send } = deck(stageAt(at(3)));
    createFollower(feed, send).open();
    stage.set(stageAt(at(3), { followers: 9 }));
    stage.set(stageAt(at(4)));
    expect(sent).toEqual([{ type: 'show', place: at(4) }]);
  });

  test('leaves the frame alone when the edit has brought it there', () => {
    const { feed, stage, edit, sent, send } = deck(stageAt(at(3)));
    const follower = createFollower(feed, send);
    follower.open();
    const changes: FeedChange[] = [];
    follower.feed.onChange((change) => changes.push(change));
    edit({ splices: [], place: at(4) });
    stage.set(stageAt(at(4)));
    expect(changes).toEqual([{ splices: [], place: at(4) }]);
    expect(sent).toEqual([]);
  });

  test('who browses away is not moved by steps or edits, and comes back on demand', () => {
    const { feed, stage, edit, sent, send } = deck(stageAt(at(3)));
    const follower = createFollower(feed, send);
    follower.open();
    const changes: FeedChange[] = [];
    follower.feed.onChange((change) => changes.push(change));
    follower.moved(moved(at(2), 'user'));
    stage.set(stageAt(at(5)));
    edit({ splices: [], place: at(6) });
    stage.set(stageAt(at(6)));
    expect(changes).toEqual([{ splices: [] }]);
    expect(sent).toEqual([]);
    follower.backToLive();
    expect(sent).toEqual([{ type: 'show', place: at(6) }]);
  });

  test('goes black with the presenter, but not while away', () => {
    const { feed, stage, sent, send } = deck(stageAt(at(3)));
    const follower = createFollower(feed, send);
    follower.open();
    stage.set(stageAt(at(3), {}, true));
    follower.moved(moved(at(2), 'user'));
    expect(sent).toEqual([
      { type: 'black', on: true },
      { type: 'black', on: false },
    ]);
  });
});

describe('a helm', () => {
  function helm(first: StageView, leads = true) {
    const { feed, stage, edit, sent, send } = deck(first);
    const moves: unknown[] = [];
    const wheel = { ...feed, move: (move: unknown) => moves.push(move) > 0, anchorOf: (slide: number) => `slide ${slide}` };
    const it = createHelm(wheel, send, () => leads);
    it.open();
    return { it, stage, edit, sent, moves };
  }

  test('takes the stage where its person goes, and nowhere else', () => {
    const { it, moves } = helm(stageAt(at(3)));
    it.moved(moved(at(4, 1), 'user'));
    it.moved(moved(at(9), 'told'));
    it.moved(moved(at(10), 'edit'));
    expect(moves).toEqual([{ type: 'go', anchor: 'slide 4', step: 1 }]);
    expect(it.shown.get()).toEqual({ place: at(10), steps: 0 });
  });

  test('does not jump back on the echo of its own older moves', () => {
    const { it, stage, sent } = helm(stageAt(at(3)));
    it.moved(moved(at(4), 'user'));
    it.moved(moved(at(5), 'user'));
    stage.set(stageAt(at(3), { followers: 1 }));
    stage.set(stageAt(at(4)));
    stage.set(stageAt(at(5)));
    expect(sent).toEqual([]);
  });

  test('goes where another window of the same person went', () => {
    const { stage, sent } = helm(stageAt(at(3)));
    stage.set(stageAt(at(8)));
    expect(sent).toEqual([{ type: 'show', place: at(8) }]);
  });

  test('moves nothing for somebody who only watches', () => {
    const { it, moves } = helm(stageAt(at(3)), false);
    it.moved(moved(at(4), 'user'));
    it.goTo(7);
    expect(moves).toEqual([]);
  });
});
