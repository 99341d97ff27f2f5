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

type Spread = { readonly p50Ms: number; readonly maxMs: number };
export type FuzzOutcome = Fuzzed & {
  readonly turns: Turns;
  /** Another deck's edits and their acknowledgements, before and during the attack. */
  readonly probe: { readonly edits: number; readonly inQuiet: Spread; readonly attacked: Spread };
  readonly complaints: readonly string[];
};
type Addresses = { readonly sync: string; readonly follow: string };

/**
 * Sends so many broken messages to one deck, while somebody types in another one of the same server. `ownCore`: what it is measured by is
 * the server's own, see World.takeCores.
 */
export async function fuzz(
  world: World,
  random: Random,
  { count, ownCore = false }: { count: number; ownCore?: boolean },
): Promise<FuzzOutcome> {
  const loopFile = inProject('test-results', 'faults-loop');
  await world.kill();
  await world.start({ env: { FAULT_LOOP_FILE: loopFile } });
  const giveBack = ownCore ? world.takeCores() : () => undefined;
  const [target, quiet] = [
    await createDeck({ markdown: '# Fuzzed', ownerId: null }),
    await createDeck({ markdown: '# Quiet', ownerId: null }),
  ];
  const at = { sync: `${world.url}/sync/${target.id}?lectern=1`, follow: `${world.url}/follow/${target.id}` };
  const fuzzer = await openFuzzer(at, random.seed, count);
  const probe = await openTypist('probe', `${world.url}/sync/${quiet.id}?lectern=1`, random);
  const typing = setInterval(() => probe.type(), 50);
  await until('the probe was saved in quiet', () => probe.acked > 60);
  const inQuiet = spread(probe.ackMs.splice(0));
  await world.turns(loopFile);
  fuzzer.send('go');
  const fuzzed = await Promise.race([told(fuzzer) as Promise<Fuzzed>, world.server.ended.then(() => null)]);
  clearInterval(typing);
  fuzzer.kill('SIGKILL');
  const turns = fuzzed ? await world.turns(loopFile) : { turnMs: 0, messageMs: 0, long: 0 };
  const complaints = fuzzed ? await wrongAfter(probe, at, random) : ['the server ended'];
  if (turns.turnMs > stillMs) complaints.push(`the server stood still for ${Math.round(turns.turnMs)} ms of its own time`);
  probe.close();
  giveBack();
  const edits = { edits: probe.deeds.length, inQuiet, attacked: spread(probe.ackMs) };
  return { ...(fuzzed ?? { sent: 0, closed: 0 }), turns, probe: edits, complaints };
}

/** Ready, and waiting for a word. */
async function openFuzzer({ sync, follow }: Addresses, seed: number, count: number): Promise<ChildProcess> {
  const words = [sync, follow, String(count), String(seed)];
  const fuzzer = fork(join(import.meta.dirname, 'fuzzer.ts'), words, { execArgv: ['--import', 'tsx'] });
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
