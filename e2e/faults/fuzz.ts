import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inProject } from '#scripts/lib/project.mjs';
import { createDeck } from '#store/decks.ts';
import type { Fuzzed } from './fuzzer.ts';
import type { Random } from './random.ts';
import { newCookie, Typist } from './typist.ts';
import { type Turns, until, type World } from './world.ts';

/** A server that stands still for so long, in its own time, stands still for everybody. */
const stillMs = 1000;
/** An edit of another deck has to be saved within this time, on a machine that may be busy with other things. */
const saveWithinMs = 5000;
/** Of the messages, so many find a server that has just started. */
const BEGIN_SHARE = 0.05;

export type Spread = { readonly p50Ms: number; readonly maxMs: number };
/** What a part of the attack did: to the server's loop, and to another deck's edits, from writing to acknowledgement. */
export type Part = Fuzzed & { readonly turns: Turns; readonly acks: Spread };
export type FuzzOutcome = {
  readonly quiet: Spread;
  /** While the server's code runs for the first times; and all that comes after. Null when the server ended. */
  readonly begun: Part | null;
  readonly warm: Part | null;
  readonly edits: number;
  readonly complaints: readonly string[];
};
type Wanted = { readonly count: number; readonly oneCore?: boolean };
type Addresses = { readonly sync: string; readonly follow: string };

/**
 * Sends so many broken messages to one deck, while somebody types in another one of the same server. `oneCore`: see World.shareOneCore;
 * what is measured is the server's own then.
 */
export async function fuzz(world: World, random: Random, { count, oneCore = false }: Wanted): Promise<FuzzOutcome> {
  const loopFile = inProject('test-results', 'faults-loop');
  await world.kill();
  await world.start({ env: { FAULT_LOOP_FILE: loopFile } });
  const giveBack = oneCore ? world.shareOneCore() : () => undefined;
  const [target, quiet] = [
    await createDeck({ markdown: '# Fuzzed', ownerId: null }),
    await createDeck({ markdown: '# Quiet', ownerId: null }),
  ];
  const at = { sync: `${world.url}/sync/${target.id}?lectern=1`, follow: `${world.url}/follow/${target.id}` };
  const fuzzer = await openFuzzer(at, random.seed);
  const probe = await openTypist('probe', `${world.url}/sync/${quiet.id}?lectern=1`, random);
  const typing = setInterval(() => probe.type(), 50);
  await until('the probe was saved in quiet', () => probe.acked > 60);
  const inQuiet = spread(probe.ackMs.splice(0));
  const ended = world.server.ended.then(() => null);
  /** Null when the server ended of it. */
  const attack = async (messages: number): Promise<Part | null> => {
    await world.turns(loopFile);
    fuzzer.send(messages);
    const fuzzed = await Promise.race([told(fuzzer) as Promise<Fuzzed>, ended]);
    return fuzzed && { ...fuzzed, turns: await world.turns(loopFile), acks: spread(probe.ackMs.splice(0)) };
  };
  const attackTwice = async () => {
    const begun = await attack(Math.ceil(count * BEGIN_SHARE));
    return { begun, warm: begun && (await attack(count - begun.sent)) };
  };
  const { begun, warm } = await attackTwice().finally(() => {
    clearInterval(typing);
    fuzzer.kill('SIGKILL');
    giveBack();
  });
  const complaints = warm ? await wrongAfter(probe, at, random) : ['the server ended'];
  for (const part of [begun, warm]) complaints.push(...wrongIn(part));
  probe.close();
  return { quiet: inQuiet, begun, warm, edits: probe.deeds.length, complaints };
}

function wrongIn(part: Part | null): string[] {
  const { turns: { turnMs = 0 } = {}, acks: { maxMs = 0 } = {} } = part ?? {};
  const still = turnMs > stillMs ? [`the server stood still for ${Math.round(turnMs)} ms of its own time`] : [];
  return maxMs > saveWithinMs ? [...still, `an edit of another deck was saved after ${maxMs} ms`] : still;
}

/** Ready, and waiting to be told how many. */
async function openFuzzer({ sync, follow }: Addresses, seed: number): Promise<ChildProcess> {
  const fuzzer = fork(join(import.meta.dirname, 'fuzzer.ts'), [sync, follow, String(seed)], { execArgv: ['--import', 'tsx'] });
  await told(fuzzer);
  return fuzzer;
}

/** What a process says next. Throws when it ends instead. */
async function told(child: ChildProcess): Promise<unknown> {
  const gone = once(child, 'exit').then(([code]) => {
    throw new Error(`The process that sends broken messages ended (${code}).`);
  });
  const [words] = await Promise.race([once(child, 'message'), gone]);
  return words;
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
