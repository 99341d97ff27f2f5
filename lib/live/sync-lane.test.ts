import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#wire';
import { openSyncLane } from './sync-lane.ts';
import type { SyncLane } from './sync-types.ts';
import { openTestRoom, type TestRoom } from './test-support/room.ts';

/** Edits the lane's document as CodeMirror's binding does. */
const type = (lane: SyncLane, at: number, text: string) => lane.session.get()?.ytext.insert(at, text);
const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const savedIs = (lane: SyncLane, kind: string) => until(() => expect(lane.saved.get().kind).toBe(kind));

// a browser has one, Node 20 has none
vi.stubGlobal('WebSocket', WebSocket);

let room: TestRoom;
const lanes: SyncLane[] = [];
const open = () => {
  const lane = openSyncLane({ deckId: 'deck', url: room.url });
  lanes.push(lane);
  return lane;
};
const openSynced = async () => {
  const lane = open();
  await until(() => expect(lane.session.get()).not.toBeNull());
  await savedIs(lane, 'saved');
  return lane;
};

beforeEach(async () => {
  room = await openTestRoom('# One\n\n---\n\n# Two\n');
});
afterEach(async () => {
  for (const lane of lanes.splice(0)) lane.close();
  await room.close();
});

describe('the text', () => {
  test('is not there to be edited before the first sync', async () => {
    const lane = open();
    expect(lane.session.get()).toBeNull();
    expect(lane.saved.get()).toEqual({ kind: 'connecting' });
    expect(lane.apply([{ from: 0, remove: 0, insert: 'lost?' }])).toBe(false);
    await until(() => expect(lane.text()).toBe('# One\n\n---\n\n# Two\n'));
  });

  test('changes are told as edits that follow one another', async () => {
    const [anna, ben] = [await openSynced(), await openSynced()];
    let mirror = ben.text();
    ben.onChange(({ splices }) => {
      for (const { from, remove, insert } of splices) mirror = mirror.slice(0, from) + insert + mirror.slice(from + remove);
    });
    anna.apply([
      { from: 2, remove: 3, insert: 'Uno' },
      { from: 0, remove: 0, insert: 'Before\n\n' },
    ]);
    type(anna, anna.text().length, 'After');
    await until(() => expect(ben.text()).toBe('Before\n\n# Uno\n\n---\n\n# Two\nAfter'));
    expect(mirror).toBe(ben.text());
  });

  test('an applied change is one step to undo, and only the own one', async () => {
    const [anna, ben] = [await openSynced(), await openSynced()];
    anna.apply([
      { from: 2, remove: 3, insert: 'Uno' },
      { from: 0, remove: 0, insert: 'A' },
    ]);
    type(ben, 0, 'Ben ');
    await until(() => expect(anna.text()).toContain('Ben '));
    anna.session.get()?.undo.undo();
    expect(anna.text()).toBe('Ben # One\n\n---\n\n# Two\n');
  });
});

describe('what is saved', () => {
  test('is Saving until the server confirms, then Saved', async () => {
    const lane = await openSynced();
    room.holdAcks(true);
    type(lane, 0, 'x');
    expect(lane.saved.get().kind).toBe('saving');
    await until(() => expect(room.text).toMatch(/^x/));
    expect(lane.saved.get().kind).toBe('saving');
    room.holdAcks(false);
    await savedIs(lane, 'saved');
  });

  test('is Not saved when a connected server does not confirm in time', async () => {
    const lane = await openSynced();
    room.holdAcks(true);
    type(lane, 0, 'x');
    await until(() => expect(lane.saved.get()).toMatchObject({ kind: 'not-saved', pending: 1 }));
    room.holdAcks(false);
    await savedIs(lane, 'saved');
  });

  test('is Not saved at once, with the edits and since when, when the server says that it cannot store', async () => {
    const lane = await openSynced();
    room.holdAcks(true);
    const before = Date.now();
    type(lane, 0, 'x');
    type(lane, 1, 'y');
    room.tellStalled(true);
    await until(() => expect(lane.saved.get()).toMatchObject({ kind: 'not-saved', pending: 2 }));
    const state = lane.saved.get();
    expect(state.kind === 'not-saved' && state.since).toBeGreaterThanOrEqual(before);
    expect(Date.now() - before).toBeLessThan(5_000);
    room.tellStalled(false);
    room.holdAcks(false);
    await savedIs(lane, 'saved');
  });

  test('is Offline without a connection, and Saved only when what was written then is confirmed', async () => {
    const lane = await openSynced();
    room.refuse(true);
    await savedIs(lane, 'offline');
    type(lane, 0, 'off');
    type(lane, 3, 'line');
    expect(lane.saved.get()).toMatchObject({ kind: 'offline', pending: 2 });
    room.holdAcks(true);
    room.refuse(false);
    lane.retry();
    await until(() => expect(room.text).toMatch(/^offline/));
    expect(lane.saved.get().kind).not.toBe('saved');
    room.holdAcks(false);
    await savedIs(lane, 'saved');
  });

  test('a deck that is gone closes the lane and hands the text over', async () => {
    const lane = await openSynced();
    room.closeAll(CLOSE.trashed);
    await savedIs(lane, 'closed');
    expect(lane.problem.get()).toMatchObject({ kind: 'closed', why: 'trashed', text: lane.text() });
    expect(lane.apply([{ from: 0, remove: 0, insert: 'x' }])).toBe(false);
  });

  test('after a malformed edit the server’s text is taken anew and ours handed over', async () => {
    const lane = await openSynced();
    const first = lane.session.get();
    room.rejectNext('malformed');
    type(lane, 0, 'bad ');
    await until(() => expect(lane.problem.get()).toMatchObject({ kind: 'rejected', text: expect.stringMatching(/^bad /) }));
    await until(() => expect(lane.session.get()).not.toBeNull());
    expect(lane.session.get()).not.toBe(first);
    expect(lane.text()).toBe('# One\n\n---\n\n# Two\n');
    await savedIs(lane, 'saved');
  });
});

describe('after some quiet the text is compared with the server’s', () => {
  test('and nothing is said while it is the same', async () => {
    const lane = await openSynced();
    type(lane, 0, 'mine ');
    await until(() => expect(room.received).toContainEqual({ type: 'hash', sent: 2 }));
    type(lane, 0, 'x');
    await savedIs(lane, 'saved');
    expect(lane.problem.get()).toBeNull();
    expect(lane.text()).toMatch(/^xmine /);
  }, 20_000);

  test('and if it is another, ours is handed over and the server’s taken anew', async () => {
    const lane = await openSynced();
    const first = lane.session.get();
    room.lieNext();
    await until(() => expect(lane.problem.get()).toMatchObject({ kind: 'rejected', why: 'differs', text: room.text }));
    await until(() => expect(lane.synced.get()).toBe(true));
    expect(lane.session.get()).not.toBe(first);
    await savedIs(lane, 'saved');
  }, 20_000);
});

describe('the stage', () => {
  test('an anchored slide is found again when slides come before it', async () => {
    const lane = await openSynced();
    const anchor = lane.anchorOf(2);
    room.tellStage({ anchor, place: { slide: 2, step: -1 } });
    await until(() => expect(lane.stage.get().place?.slide).toBe(2));
    const told: unknown[] = [];
    lane.onChange(({ place }) => told.push(place));
    type(lane, 0, '# New\n\n---\n\n');
    expect(told).toEqual([{ slide: 3, step: -1 }]);
    expect(lane.stage.get().place?.slide).toBe(3);
  });

  test('a take names the stage that was seen', async () => {
    const lane = await openSynced();
    room.tellStage({ n: 7 });
    await until(() => expect(lane.stage.get().n).toBe(7));
    expect(lane.move({ type: 'end' })).toBe(true);
    await until(() => expect(room.received).toContainEqual({ type: 'stage', from: 7, move: { type: 'end' } }));
  });

  test('a step that the leader made offline is sent when the connection is back', async () => {
    const lane = await openSynced();
    room.tellStage({ n: 3 });
    await until(() => expect(lane.stage.get().n).toBe(3));
    room.refuse(true);
    await savedIs(lane, 'offline');
    expect(lane.move({ type: 'end' })).toBe(false);
    const go = { type: 'go', anchor: lane.anchorOf(2), step: 1 } as const;
    expect(lane.move(go)).toBe(true);
    room.refuse(false);
    lane.retry();
    await until(() => expect(room.received).toContainEqual({ type: 'stage', from: 3, move: go }));
  });
});

test('people are there once each, with clean names and their slides', async () => {
  const anna = await openSynced();
  const ben = await openSynced();
  ben.showSlide(2);
  await until(() =>
    expect(anna.people.get().map(({ you, slide }) => [you, slide])).toEqual([
      [true, null],
      [false, 2],
    ]),
  );
  ben.session.get()?.awareness.setLocalStateField('user', { id: 'evil', name: '\u202e<b>x\u0000', color: 'red;x', colorLight: '' });
  await until(() => expect(anna.people.get()[1]).toMatchObject({ id: 'evil', name: '<b>x', color: '#5b6368', colorLight: '#c6cbcf' }));
});
