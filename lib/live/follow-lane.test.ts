import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type WebSocket as ServerSocket, WebSocketServer, WebSocket as WsSocket } from 'ws';
import type { StageView, ToFollower } from '#wire';
import { createFollowLane, type FollowLane } from './follow-lane.ts';
import { wholeEdit } from './follow-text.ts';
import type { ReadStore } from './store.ts';

const off: StageView = { n: 0, live: null, place: null, anchor: null, ended: null, followers: 0 };
const live: StageView = {
  ...off,
  n: 1,
  live: { leaderId: 'a', leaderName: 'anna', since: 0, black: false, awaySince: null, offer: null, asking: [] },
  place: { slide: 2, step: -1 },
};
const timing = { silentMs: 400, firstRetryMs: 20, lastRetryMs: 60 };
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that keeps what followers ask and lets the test speak. */
async function lectern() {
  const server = new WebSocketServer({ port: 0 });
  await once(server, 'listening');
  const sockets: ServerSocket[] = [];
  const addresses: string[] = [];
  const asked: string[] = [];
  server.on('connection', (socket, request) => {
    sockets.push(socket);
    addresses.push(request.url ?? '');
    socket.on('message', (data) => asked.push(String(data)));
  });
  closing.push(() => {
    for (const socket of sockets) socket.terminate();
    server.close();
  });
  const url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/follow`;
  const say = (message: ToFollower) => sockets.at(-1)?.send(JSON.stringify(message));
  return { url, addresses, asked, say, sockets, server };
}

function open(url: string): FollowLane {
  const initial = { epoch: 'e1', rev: 3, text: 'one\n\n---\n\ntwo', stage: off };
  const lane = createFollowLane({
    deckId: 'deck',
    initial,
    url: () => url,
    timing,
    openSocket: (to) => new WsSocket(to) as unknown as WebSocket,
  });
  closing.push(lane.open());
  return lane;
}

async function until<T>(store: ReadStore<T>, wanted: (value: T) => boolean): Promise<T> {
  if (wanted(store.get())) return store.get();
  return new Promise((resolve) => {
    const stop = store.subscribe(() => {
      if (!wanted(store.get())) return;
      stop();
      resolve(store.get());
    });
  });
}
const online = (lane: FollowLane) => until(lane.status, (status) => status === 'online');

describe('the follow lane', () => {
  test('has the page text before any socket, and names its revision', async () => {
    const { url, addresses } = await lectern();
    const lane = open(url);
    expect(lane.text()).toBe('one\n\n---\n\ntwo');
    await online(lane);
    expect(addresses).toEqual(['/follow/deck?epoch=e1&rev=3']);
  });

  test('applies splices in order and tells each with its place', async () => {
    const { url, say } = await lectern();
    const lane = open(url);
    const changes: unknown[] = [];
    lane.onChange((change) => changes.push({ ...change, text: lane.text() }));
    await online(lane);
    say({ type: 'stage', rev: 3, stage: live });
    say({ type: 'splices', rev: 4, splices: [{ from: 0, remove: 0, insert: 'zero\n\n---\n\n' }], place: { slide: 3, step: -1 } });
    await until(lane.stage, (stage) => stage.place?.slide === 3);
    expect(changes).toEqual([
      {
        splices: [{ from: 0, remove: 0, insert: 'zero\n\n---\n\n' }],
        place: { slide: 3, step: -1 },
        text: 'zero\n\n---\n\none\n\n---\n\ntwo',
      },
    ]);
  });

  test('asks once for everything after a gap, and goes on from the snapshot', async () => {
    const { url, say, asked } = await lectern();
    const lane = open(url);
    await online(lane);
    say({ type: 'splices', rev: 6, splices: [{ from: 0, remove: 0, insert: 'x' }], place: null });
    say({ type: 'splices', rev: 7, splices: [{ from: 0, remove: 0, insert: 'y' }], place: null });
    say({ type: 'snapshot', epoch: 'e1', rev: 7, text: 'yxone', stage: live });
    await until(lane.stage, (stage) => stage.n === 1);
    expect(lane.text()).toBe('yxone');
    await vi.waitFor(() => expect(asked).toEqual(['{"type":"resync"}']));
  });

  test('a splice that does not fit is a gap, not a broken text', async () => {
    const { url, say } = await lectern();
    const lane = open(url);
    await online(lane);
    say({ type: 'splices', rev: 4, splices: [{ from: 900, remove: 5, insert: '' }], place: null });
    say({ type: 'snapshot', epoch: 'e2', rev: 0, text: 'new', stage: live });
    await until(lane.stage, (stage) => stage.n === 1);
    expect(lane.text()).toBe('new');
  });

  test('keeps text and stage while offline and comes back by itself where it was', async () => {
    const { url, say, sockets, addresses } = await lectern();
    const lane = open(url);
    await online(lane);
    say({ type: 'splices', rev: 4, splices: [{ from: 0, remove: 0, insert: '!' }], place: null });
    say({ type: 'stage', rev: 4, stage: live });
    await until(lane.stage, (stage) => stage.n === 1);
    sockets[0]?.close(1012);
    await until(lane.status, (status) => status === 'offline');
    expect([lane.text(), lane.stage.get()]).toEqual(['!one\n\n---\n\ntwo', live]);
    await online(lane);
    expect(addresses.at(-1)).toBe('/follow/deck?epoch=e1&rev=4');
  });

  test('notices silence: a network that died without a word', async () => {
    const { url, sockets } = await lectern();
    const lane = open(url);
    await online(lane);
    await until(lane.status, (status) => status === 'offline');
    await online(lane);
    expect(sockets.length).toBeGreaterThan(1);
  });

  test('beats keep a quiet lane', async () => {
    const { url, say, sockets } = await lectern();
    const lane = open(url);
    await online(lane);
    const beats = setInterval(() => say({ type: 'beat' }), 100);
    closing.push(() => clearInterval(beats));
    await new Promise((resolve) => setTimeout(resolve, 3 * timing.silentMs));
    expect([lane.status.get(), sockets.length]).toEqual(['online', 1]);
  });

  test.each([
    [4403, 'refused'],
    [4406, 'gone'],
    [4404, 'gone'],
    [4410, 'trashed'],
    [4400, 'refused'],
  ])('tells what close code %i means, and does not come back', async (code, meaning) => {
    const { url, sockets } = await lectern();
    const lane = open(url);
    await online(lane);
    sockets[0]?.close(code);
    expect(await until(lane.problem, (problem) => problem !== null)).toBe(meaning);
    await new Promise((resolve) => setTimeout(resolve, 3 * timing.lastRetryMs));
    expect(sockets.length).toBe(1);
  });

  test('what is no message of ours is ignored', async () => {
    const { url, sockets, say } = await lectern();
    const lane = open(url);
    await online(lane);
    for (const junk of ['', '{', '[]', '{"type":"evil"}', '{"type":"splices","rev":"4"}']) sockets[0]?.send(junk);
    say({ type: 'access', level: 'view' });
    expect(await until(lane.access, (level) => level !== null)).toBe('view');
    expect(lane.text()).toBe('one\n\n---\n\ntwo');
  });
});

test('a whole new text becomes one edit of what differs', () => {
  expect(wholeEdit('abcdef', 'abXYef')).toEqual({ from: 2, remove: 2, insert: 'XY' });
  expect(wholeEdit('aa', 'aaa')).toEqual({ from: 2, remove: 0, insert: 'a' });
  expect(wholeEdit('same', 'same')).toBeNull();
});
