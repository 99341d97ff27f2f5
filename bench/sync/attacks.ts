import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attacks } from '#server/test-support/attacks.ts';
import { hello } from './messages.ts';
import { closeSockets, openSockets } from './sockets.ts';
import type { Lectern } from './systems.ts';
import { Clock, openWriters } from './typing.ts';

const TYPED_PER_SECOND = 100;
/** What an attack leaves to do is done by then. */
const AFTERWARDS_MS = 2_000;

/** While a deck is attacked, somebody types in another one: how long each edit takes to a colleague there, in milliseconds. */
export async function measureAttack(lectern: Lectern, name: string | null): Promise<readonly number[]> {
  const clock = new Clock();
  const quiet = await lectern.deck();
  const say = hello('y-websocket', quiet);
  const colleague = await openSockets({ address: lectern.edit(quiet), count: 1, say, onMessage: (data) => clock.seen(data, 0) });
  const writers = await openWriters(lectern, quiet, { count: 5, clock });
  const typing = writers.type(TYPED_PER_SECOND);
  await sleep(AFTERWARDS_MS);
  const attacker = name === null ? null : await openAttacker(lectern, name);
  // What making them ready held up is no part of it.
  await sleep(AFTERWARDS_MS);
  clock.latencies = [];
  if (attacker) await attackWith(attacker);
  await sleep(AFTERWARDS_MS);
  typing.stop();
  attacker?.kill('SIGKILL');
  await closeSockets([...writers.sockets, ...colleague]);
  return clock.latencies;
}

/** Who attacks a deck of their own, on the core of the load. */
async function openAttacker(lectern: Lectern, name: string): Promise<ChildProcess> {
  const deckId = await lectern.deck(attacks[name]?.text());
  const wanted = [name, lectern.edit(deckId), lectern.follow(deckId)];
  const child = fork(join(import.meta.dirname, 'attacker.ts'), wanted, { execArgv: ['--import', 'tsx'] });
  await once(child, 'message');
  return child;
}

async function attackWith(attacker: ChildProcess): Promise<void> {
  attacker.send('attack');
  await once(attacker, 'message');
}
