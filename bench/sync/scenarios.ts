import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as decoding from 'lib0/decoding';
import type WebSocket from 'ws';
import { percentile } from '../table.ts';
import { Crowd } from './crowd.ts';
import { extra, hello } from './messages.ts';
import { cpuMs, rssKb } from './proc.ts';
import { closeSockets, openSockets } from './sockets.ts';
import type { Lectern, System } from './systems.ts';
import { Clock, openWriters } from './typing.ts';

const ACK = 100;
/** A large deck comes from so many. */
const PASTES = 50;
/** Of a large call's followers so many look into what they get. */
const LOOKING = 10;
const waitUntil = async (done: () => boolean, withinMs = 120_000): Promise<void> => {
  for (const end = Date.now() + withinMs; !done(); await sleep(2)) if (Date.now() > end) throw new Error('it took too long');
};

export type Joined = { readonly ms: number; readonly cpuMs: number };

/** So many open a deck of this size at the same time: until the last has all of it. Milliseconds; CPU of one join. */
export async function measureJoin(system: System, { size, count }: { readonly size: number; readonly count: number }): Promise<Joined> {
  const deckId = await system.deck();
  const writers = await openWriters(system, deckId, { count: 1, clock: new Clock() });
  for (let n = 0; n < PASTES; n++) {
    const bytes = writers.typists[0]?.write(randomBytes(size / PASTES / 2).toString('hex'), system.dialect, deckId);
    writers.sockets[0]?.send(bytes ?? '');
    await sleep(50);
  }
  await sleep(2_000);
  const got = new Array<boolean>(count).fill(false);
  const before = cpuMs(system.pid);
  const startedAt = performance.now();
  const joiners = await openSockets({
    ...{ address: system.edit(deckId), count, say: hello(system.dialect, deckId) },
    onMessage: (data, index) => {
      if (data.byteLength > size / 2) got[index] = true;
    },
  });
  await waitUntil(() => got.every(Boolean));
  const ms = performance.now() - startedAt;
  const used = cpuMs(system.pid) - before;
  await closeSockets([...joiners, ...writers.sockets]);
  return { ms, cpuMs: used / count };
}

/** How long the confirmation of an edit takes at a pace, in milliseconds. */
export async function measureAcks(lectern: Lectern, { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number }) {
  const deckId = await lectern.deck();
  const count = 25;
  const sentAt: number[][] = Array.from({ length: count }, () => []);
  const acked = new Array<number>(count).fill(0);
  let latencies: number[] = [];
  const onMessage = (data: Buffer, index: number) => {
    if (data[0] !== ACK) return;
    const decoder = decoding.createDecoder(data);
    decoding.readVarUint(decoder);
    const upTo = decoding.readVarUint(decoder);
    const times = sentAt[index] ?? [];
    for (let n = acked[index] ?? 0; n < upTo; n++) latencies.push(performance.now() - (times[n] ?? Number.NaN));
    acked[index] = upTo;
  };
  const writers = await openWriters(lectern, deckId, { count, clock: new Clock(), onMessage });
  for (const [index, socket] of writers.sockets.entries()) {
    const send = socket.send.bind(socket);
    socket.send = (data: Uint8Array) => {
      sentAt[index]?.push(performance.now());
      send(data);
    };
  }
  const typing = writers.type(perSecond);
  await sleep(2_000);
  latencies = [];
  typing.count();
  const before = cpuMs(lectern.pid);
  await sleep(seconds * 1000);
  const edits = typing.count();
  const used = cpuMs(lectern.pid) - before;
  typing.stop();
  await closeSockets(writers.sockets);
  return { latencies, edits, cpuShare: used / (seconds * 1000) };
}

/**
 * Memory that a process takes for one more connection, of so many, in KiB. As many are open before: what the first ones
 * make of a heap that was never used is no part of it.
 */
export async function measureMemory(
  system: System,
  { count, follow }: { readonly count: number; readonly follow?: (deckId: string) => string },
) {
  const deckId = await system.deck();
  const say = follow ? [] : hello(system.dialect, deckId);
  const open = () => openSockets({ address: follow?.(deckId) ?? system.edit(deckId), count, say });
  const first = await open();
  await sleep(3_000);
  const before = rssKb(system.pid);
  const sockets = await open();
  await sleep(3_000);
  const after = rssKb(system.pid);
  await closeSockets([...first, ...sockets]);
  return (after - before) / count;
}

export type Call = {
  readonly cpuShare: number;
  readonly content: readonly number[];
  readonly position: readonly number[];
  readonly rssKb: number;
};

/** A large call: thirty write, one presents and goes on twice a second, all others follow. */
export async function measureCall(
  lectern: Lectern,
  { followers, seconds }: { readonly followers: number; readonly seconds: number },
): Promise<Call> {
  const deckId = await lectern.deck();
  const clock = new Clock();
  const steps = new Map<number, number>();
  const position: number[] = [];
  const look = (data: Buffer, who: number) => {
    clock.seen(data, who);
    const step = Number(/"step":(\d+)/.exec(data.toString('latin1'))?.[1] ?? Number.NaN);
    const at = steps.get(step);
    if (at !== undefined && data.includes('"type":"stage"')) position.push(performance.now() - at);
  };
  // Those who look are spread among the others.
  const crowds: Crowd[] = [];
  const looking: WebSocket[] = [];
  for (let n = 0; n < LOOKING; n++) {
    crowds.push(await Crowd.open(lectern.follow(deckId), followers / LOOKING - 1));
    looking.push(...(await openSockets({ address: lectern.follow(deckId), count: 1, onMessage: (data) => look(data, n) })));
  }
  const rss = rssKb(lectern.pid);
  const writers = await openWriters(lectern, deckId, { count: 30, clock });
  const [presenter] = writers.sockets;
  const typing = writers.type(60);
  await sleep(2_000);
  const anchor = writers.typists[0]?.anchor() ?? '';
  presenter?.send(extra({ type: 'stage', from: 0, move: { type: 'take', anchor, step: 0 } }));
  let step = 0;
  const going = setInterval(() => {
    step += 1;
    steps.set(step, performance.now());
    presenter?.send(extra({ type: 'stage', from: 1, move: { type: 'go', anchor, step } }));
  }, 500);
  await sleep(3_000);
  clock.latencies = [];
  position.length = 0;
  const before = cpuMs(lectern.pid);
  await sleep(seconds * 1000);
  const cpuShare = (cpuMs(lectern.pid) - before) / (seconds * 1000);
  clearInterval(going);
  typing.stop();
  const content = clock.latencies;
  await closeSockets([...writers.sockets, ...looking]);
  await Promise.all(crowds.map((crowd) => crowd.close()));
  return { cpuShare, content, position, rssKb: rss };
}

export const p50 = (values: readonly number[]): number => percentile(values, 0.5);
export const p99 = (values: readonly number[]): number => percentile(values, 0.99);
