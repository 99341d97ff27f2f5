import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { factsOf } from './facts.ts';

/** What a thread beside the server's is asked: see facts-aside.ts. */
export type FactsWish = { readonly text: string; readonly givenTitle: string | null };

try {
  // On Linux alone that is this thread's and not the process's. People have precedence.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_LOW);
} catch {
  // Some systems forbid it; it is only a courtesy.
}

const { text, givenTitle }: FactsWish = workerData;
parentPort?.postMessage(factsOf(text, givenTitle));
