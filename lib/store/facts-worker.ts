import { parentPort, workerData } from 'node:worker_threads';
import { factsOf } from './facts.ts';

/** What a thread beside the server's is asked: see facts-aside.ts. */
export type FactsWish = { readonly text: string; readonly givenTitle: string | null };

const { text, givenTitle }: FactsWish = workerData;
parentPort?.postMessage(factsOf(text, givenTitle));
