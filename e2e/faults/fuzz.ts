import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { inProject } from '#scripts/lib/project.mjs';
import { createDeck } from '#store/decks.ts';
import { mutated } from './mutate.ts';
import type { Random } from './random.ts';
import { frame, Typist } from './typist.ts';
import { newCookie, until, type World } from './world.ts';

const sockets = 12;
/** Beyond this many at once a socket is read later. */
const perSocket = 150;

export type FuzzOutcome = {
  readonly sent: number;
  readonly closed: number;
  /** The server's longest turn, in ms of its own time. */
  readonly longestTurnMs: number;
  readonly probe: { readonly edits: number; readonly slowestAckMs: number };
  readonly complaints: readonly string[];
};

/** Valid messages of every kind, from which broken ones are made. */
function templates(random: Random): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const text = doc.getText('content');
  text.insert(0, '# Deck\n\nwords');
  text.delete(2, 3);
  text.insert(4, '🎉');
  const json = (message: object) => frame(101, Buffer.from(JSON.stringify(message)));
  const update = Y.encodeStateAsUpdate(doc);
  return [
    frame(0, 0, Y.encodeStateVector(doc)),
    frame(0, 1, update),
    frame(0, 2, update),
    frame(1, frame(1, random.between(1, 1e6), 1, Buffer.from('{"cursor":{"anchor":1}}'))),
    frame(3),
    json({ type: 'hash', sent: 1 }),
    json({ type: 'name', name: 'anna' }),
    json({ type: 'stage', from: 0, move: { type: 'take', anchor: 'AAAA', step: -1 } }),
    json({ type: 'stage', from: 1, move: { type: 'black', on: true } }),
  ];
}

/** The next message: bytes at random, bytes after a valid beginning, or a mutated message. */
function nextMessage(random: Random): Uint8Array {
  const dice = random.next();
  if (dice < 0.15) return random.bytes(random.between(0, 200));
  if (dice < 0.35) return Uint8Array.from([random.pick([0, 1, 3, 100, 101]), random.between(0, 3), ...random.bytes(random.between(0, 60))]);
  if (dice < 0.4) return random.pick(templates(random));
  return mutated(random.pick(templates(random)), random);
}

/** Sends so many broken messages to one deck, while somebody types in another one of the same server. */
export async function fuzz(world: World, random: Random, count: number): Promise<FuzzOutcome> {
  const loopFile = inProject('test-results', 'faults-loop');
  await world.kill();
  await world.start({ env: { FAULT_LOOP_FILE: loopFile } });
  const [target, quiet] = await Promise.all(['# Fuzzed', '# Quiet'].map(async (markdown) => createDeck({ markdown, ownerId: null })));
  const at = (deckId: string) => `${world.url}/sync/${deckId}?lectern=1`;
  const probe = new Typist({ name: 'probe', random, cookie: newCookie(), address: () => at(quiet?.id ?? '') });
  await until('the probe was there', () => probe.synced);
  await world.longestTurn(loopFile);
  const typing = setInterval(() => probe.type(), 50);
  const tally = { sent: 0, closed: 0 };
  const attack = async () => {
    while (tally.sent < count) await oneSocket(at(target?.id ?? ''), { random, tally, count });
  };
  await Promise.all(Array.from({ length: sockets }, attack));
  clearInterval(typing);
  const complaints: string[] = [];
  await until('the probe was saved', () => probe.saved, 10_000).catch((error) => complaints.push(error.message));
  if (probe.closeCodes.length > 0) complaints.push(`the other deck was cut off: ${probe.closeCodes.join(', ')}`);
  const longestTurnMs = await world.longestTurn(loopFile);
  probe.close();
  if (!(await sameForTwo(at(target?.id ?? ''), random))) complaints.push('two readers of the fuzzed deck have different texts');
  return { ...tally, longestTurnMs, probe: { edits: probe.deeds.length, slowestAckMs: Math.max(0, ...probe.ackMs) }, complaints };
}

type Attack = { readonly random: Random; readonly tally: { sent: number; closed: number }; readonly count: number };

/** One socket sends until it is closed, or would be read later. */
async function oneSocket(address: string, { random, tally, count }: Attack): Promise<void> {
  const socket = new WebSocket(address, { headers: { Cookie: `lectern_person=${newCookie()}` }, perMessageDeflate: false });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'open').catch(() => undefined), closed]);
  for (let sent = 0; sent < perSocket && tally.sent < count && socket.readyState === WebSocket.OPEN; sent++) {
    socket.send(nextMessage(random));
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

async function sameForTwo(address: string, random: Random): Promise<boolean> {
  const two = [1, 2].map((n) => new Typist({ name: `reader${n}`, random, cookie: newCookie(), address: () => address }));
  await until('the fuzzed deck could be read', () => two.every(({ synced }) => synced));
  const same = two[0]?.text === two[1]?.text;
  for (const reader of two) reader.close();
  return same;
}
