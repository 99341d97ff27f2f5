import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { inProject } from '#scripts/lib/project.mjs';
import { createDeck } from '#store/decks.ts';
import { brokenMessage, brokenWords } from './broken.ts';
import type { Random } from './random.ts';
import { Typist } from './typist.ts';
import { newCookie, type Turns, until, type World } from './world.ts';

const sockets = 12;
/** Beyond this many at once a socket is read later. */
const perSocket = 150;
const followShare = 0.15;
/** A server that stands still for so long, in its own time, stands still for everybody. */
const stillMs = 1000;
/** An edit of another deck has to be saved within this time, on a machine that may be busy with other things. */
const saveWithinMs = 5000;

type Spread = { readonly p50Ms: number; readonly maxMs: number };
export type FuzzOutcome = {
  readonly sent: number;
  readonly closed: number;
  readonly turns: Turns;
  /** Another deck's edits and their acknowledgements, before and during the attack. */
  readonly probe: { readonly edits: number; readonly inQuiet: Spread; readonly attacked: Spread };
  readonly complaints: readonly string[];
};
type Addresses = { readonly sync: string; readonly follow: string };
type Attack = { readonly random: Random; readonly tally: { sent: number; closed: number }; readonly count: number };

/** Sends so many broken messages to one deck, while somebody types in another one of the same server. */
export async function fuzz(world: World, random: Random, count: number): Promise<FuzzOutcome> {
  const loopFile = inProject('test-results', 'faults-loop');
  await world.kill();
  await world.start({ env: { FAULT_LOOP_FILE: loopFile } });
  let crashed = false;
  world.server.ended.then(() => {
    crashed = true;
  });
  const [target, quiet] = [
    await createDeck({ markdown: '# Fuzzed', ownerId: null }),
    await createDeck({ markdown: '# Quiet', ownerId: null }),
  ];
  const at = { sync: `${world.url}/sync/${target.id}?lectern=1`, follow: `${world.url}/follow/${target.id}` };
  const probe = await openTypist('probe', `${world.url}/sync/${quiet.id}?lectern=1`, random);
  const typing = setInterval(() => probe.type(), 50);
  await until('the probe was saved in quiet', () => probe.acked > 60);
  const inQuiet = spread(probe.ackMs.splice(0));
  await world.turns(loopFile);
  const tally = { sent: 0, closed: 0 };
  const attack = async () => {
    while (tally.sent < count && !crashed) await oneSocket(at, { random, tally, count });
  };
  await Promise.all(Array.from({ length: sockets }, attack)).finally(() => clearInterval(typing));
  const complaints = crashed ? ['the server ended'] : await wrongAfter(probe, at, random);
  const turns = crashed ? { turnMs: 0, messageMs: 0, long: 0 } : await world.turns(loopFile);
  if (turns.turnMs > stillMs) complaints.push(`the server stood still for ${Math.round(turns.turnMs)} ms of its own time`);
  probe.close();
  return { ...tally, turns, probe: { edits: probe.deeds.length, inQuiet, attacked: spread(probe.ackMs) }, complaints };
}

function spread(ms: readonly number[]): Spread {
  const sorted = [...ms].sort((a, b) => a - b);
  return { p50Ms: Math.round(sorted[sorted.length >> 1] ?? 0), maxMs: Math.round(sorted.at(-1) ?? 0) };
}

async function openTypist(name: string, address: string, random: Random): Promise<Typist> {
  const typist = new Typist({ name, random, cookie: newCookie(), address: () => address });
  await until(`${name} was there`, () => typist.synced);
  return typist;
}

/** Whether somebody in another deck noticed, and whether the attacked one can still be read by everybody. */
async function wrongAfter(probe: Typist, at: Addresses, random: Random): Promise<string[]> {
  const complaints: string[] = [];
  await until('the other deck was saved', () => probe.saved, saveWithinMs).catch((error) => complaints.push(error.message));
  const slowest = Math.max(0, ...probe.ackMs);
  if (slowest > saveWithinMs) complaints.push(`an edit of another deck was saved after ${Math.round(slowest)} ms`);
  if (probe.closeCodes.length > 0) complaints.push(`the other deck was cut off: ${probe.closeCodes.join(', ')}`);
  const readers = await Promise.all(['reader1', 'reader2'].map((name) => openTypist(name, at.sync, random)));
  const token = readers[0]?.write() ?? '';
  const arrived = () => readers.every(({ saved, text }) => saved && text.includes(token));
  await until('an edit of the attacked deck was saved and seen', arrived, saveWithinMs).catch((error) => complaints.push(error.message));
  if (new Set(readers.map(({ text }) => text)).size > 1) complaints.push('two readers of the attacked deck have different texts');
  for (const { name, unreadable } of [probe, ...readers]) if (unreadable) complaints.push(`${name} could not read on: ${unreadable}`);
  for (const reader of readers) reader.close();
  return complaints;
}

/** One socket sends until it is closed, or would be read later. */
async function oneSocket(at: Addresses, { random, tally, count }: Attack): Promise<void> {
  const follows = random.chance(followShare);
  const socket = new WebSocket(follows ? at.follow : at.sync, {
    headers: { Cookie: `lectern_person=${newCookie()}` },
    perMessageDeflate: false,
  });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'open').catch(() => undefined), closed]);
  for (let sent = 0; sent < perSocket && tally.sent < count && socket.readyState === WebSocket.OPEN; sent++) {
    socket.send(follows || random.chance(0.01) ? brokenWords(random) : brokenMessage(random));
    tally.sent += 1;
    // A close is heard between two of them.
    if (sent % 4 === 3) await sleep(1);
  }
  if (socket.readyState !== WebSocket.OPEN) tally.closed += 1;
  socket.close();
  const giveUp = setTimeout(() => socket.terminate(), 2000);
  await closed;
  clearTimeout(giveUp);
}
