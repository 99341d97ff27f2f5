import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { CLOSE } from '#wire';
import { leftOf } from './kept-marks.ts';
import { keptName, readKept, sweepKept } from './kept-text.ts';
import { openSyncLane } from './sync-lane.ts';
import type { SyncLane } from './sync-types.ts';
import { MemoryStorage } from './test-support/memory-storage.ts';
import { openTestRoom, type TestRoom } from './test-support/room.ts';

const until = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const savedIs = (lane: SyncLane, kind: string) => until(() => expect(lane.saved.get().kind).toBe(kind));
const days = (count: number) => count * 24 * 3600 * 1000;

vi.stubGlobal('WebSocket', WebSocket);

let room: TestRoom;
let deckId: string;
const lanes: SyncLane[] = [];
const open = () => {
  const lane = openSyncLane({ deckId, url: room.url });
  lanes.push(lane);
  return lane;
};
/** The page is loaded again: what it held in memory is gone. */
const reload = (lane: SyncLane) => {
  lane.close();
  return open();
};
const openSynced = async () => {
  const lane = open();
  await savedIs(lane, 'saved');
  return lane;
};
const writeOffline = async (lane: SyncLane, text: string) => {
  room.refuse(true);
  await savedIs(lane, 'offline');
  lane.session.get()?.ytext.insert(0, text);
};
/** The browser opens that store from now on, but says so only later. Gives back what lets it. */
function holdStore(name: string): () => void {
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const open = indexedDB.open.bind(indexedDB);
  vi.spyOn(indexedDB, 'open').mockImplementation((wanted, version) => {
    const asked = open(wanted, version);
    if (wanted !== name) return asked;
    const set = (hear: (event: Event) => void) => asked.addEventListener('success', (event) => void answered.then(() => hear(event)));
    return Object.defineProperty(asked, 'onsuccess', { set });
  });
  return answer;
}

beforeEach(async () => {
  vi.stubGlobal('localStorage', new MemoryStorage());
  deckId = crypto.randomUUID();
  room = await openTestRoom('# One\n');
});
afterEach(async () => {
  vi.restoreAllMocks();
  for (const lane of lanes.splice(0)) lane.close();
  await room.close();
});

test('what was written offline is there after a reload without a server, can be gone on with, and is sent at the next connection', async () => {
  const first = await openSynced();
  await writeOffline(first, 'kept ');
  expect(first.saved.get()).toMatchObject({ kind: 'offline', pending: 1, kept: true });
  const again = reload(first);
  await until(() => expect(again.text()).toBe('kept # One\n'));
  await until(() => expect(again.saved.get()).toMatchObject({ kind: 'offline', pending: 1, kept: true }));
  expect(again.synced.get()).toBe(false);
  expect(again.apply([{ from: 0, remove: 0, insert: 'and more ' }])).toBe(true);
  expect(again.saved.get()).toMatchObject({ kind: 'offline', pending: 2 });
  room.refuse(false);
  again.retry();
  await savedIs(again, 'saved');
  expect(room.text).toBe('and more kept # One\n');
  expect(leftOf(deckId).pending).toBe(0);
});

test('what a browser gives late is shown, counted and sent like the rest', async () => {
  const first = await openSynced();
  await writeOffline(first, 'kept ');
  const answer = holdStore(keptName(deckId));
  first.close();
  const refused = room.refused;
  const again = open();
  // It goes on without what was kept.
  await until(() => expect(room.refused).toBeGreaterThan(refused));
  expect(again.session.get()).toBeNull();
  answer();
  await until(() => expect(again.text()).toBe('kept # One\n'));
  await until(() => expect(again.saved.get()).toMatchObject({ kind: 'offline', pending: 1, kept: true }));
  room.refuse(false);
  again.retry();
  await savedIs(again, 'saved');
  expect(room.text).toBe('kept # One\n');
  expect(leftOf(deckId).pending).toBe(0);
});

test('what a browser gives after the server has given its text is Not saved until it is sent', async () => {
  const first = await openSynced();
  await writeOffline(first, 'kept ');
  const answer = holdStore(keptName(deckId));
  room.refuse(false);
  const again = reload(first);
  await savedIs(again, 'saved');
  expect(again.text()).toBe('# One\n');
  room.holdAcks(true);
  answer();
  await until(() => expect(room.text).toBe('kept # One\n'));
  expect(again.text()).toBe('kept # One\n');
  expect(again.saved.get()).not.toMatchObject({ kind: 'saved' });
  expect(leftOf(deckId).pending).toBe(1);
  room.holdAcks(false);
  await savedIs(again, 'saved');
  await until(() => expect(leftOf(deckId).pending).toBe(0));
});

test('a deck that was never synced here is not there to be edited', async () => {
  room.refuse(true);
  const lane = open();
  await until(() => expect(lane.status.get()).toBe('connecting'));
  expect(lane.session.get()).toBeNull();
  expect(lane.saved.get()).toEqual({ kind: 'connecting' });
  expect(leftOf(deckId).level).toBeNull();
});

test('what the server had not confirmed when the page went is Not saved until it does', async () => {
  const first = await openSynced();
  room.holdAcks(true);
  first.session.get()?.ytext.insert(0, 'x');
  const again = reload(first);
  await until(() => expect(again.synced.get()).toBe(true));
  expect(again.saved.get().kind).toBe('saving');
  await until(() => expect(again.saved.get()).toMatchObject({ kind: 'not-saved', pending: 1 }));
  room.holdAcks(false);
  await savedIs(again, 'saved');
}, 20_000);

test('a second page of the browser does not take the first one’s unconfirmed edits off the list', async () => {
  const first = await openSynced();
  await writeOffline(first, 'kept ');
  const second = open();
  await until(() => expect(second.saved.get()).toMatchObject({ kind: 'offline', pending: 1 }));
  first.session.get()?.ytext.insert(0, 'later ');
  second.close();
  expect(leftOf(deckId).pending).toBe(2);
});

test('a text that may not be edited any more is kept for its author while something of it is unconfirmed', async () => {
  const lane = await openSynced();
  await writeOffline(lane, 'kept ');
  room.closeNext(CLOSE.forbidden);
  lane.retry();
  await until(() => expect(lane.problem.get()).toMatchObject({ kind: 'closed', why: 'forbidden', text: 'kept # One\n' }));
  lane.close();
  expect(await readKept(deckId)).toBe('kept # One\n');
  await lane.forget();
  expect(await readKept(deckId)).toBeNull();
  expect(leftOf(deckId)).toEqual({ pending: 0, since: null, level: null });
});

test('a confirmed text that may not be edited any more is forgotten', async () => {
  await openSynced();
  room.closeAll(CLOSE.forbidden);
  await until(() => expect(leftOf(deckId).level).toBeNull());
  await expect.poll(() => readKept(deckId)).toBeNull();
});

test('after a malformed edit nothing of it comes back with a reload', async () => {
  const lane = await openSynced();
  room.rejectNext('malformed');
  lane.session.get()?.ytext.insert(0, 'bad ');
  await until(() => expect(lane.problem.get()).toMatchObject({ why: 'malformed' }));
  await savedIs(lane, 'saved');
  room.refuse(true);
  const again = reload(lane);
  await until(() => expect(again.text()).toBe('# One\n'));
});

test('a confirmed text goes after 30 days, an unconfirmed one stays', async () => {
  const lane = await openSynced();
  await sweepKept(Date.now() + days(29));
  expect(await readKept(deckId)).toBe('# One\n');
  await writeOffline(lane, 'kept ');
  lane.close();
  await sweepKept(Date.now() + days(31));
  expect(await readKept(deckId)).toBe('kept # One\n');
  room.refuse(false);
  const again = await openSynced();
  again.close();
  await sweepKept(Date.now() + days(31));
  expect(await readKept(deckId)).toBeNull();
});
