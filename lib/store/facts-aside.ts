import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { env } from './env.ts';
import { type DeckFacts, factsOf } from './facts.ts';
import type { FactsWish } from './facts-worker.ts';

/** Longer texts take more than a few milliseconds, a megabyte of line ends and hashes a tenth of a second. */
const MAX_CHARS_HERE = 50_000;

let last: Promise<unknown> = Promise.resolve();

/** What `factsOf` gives. Of a long text a thread beside this one works it out, one text at a time, and nobody here waits. */
export async function factsAside(text: string, givenTitle: string | null): Promise<DeckFacts> {
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'dist', 'facts.mjs');
  // Tests of single rooms and the development server have no bundle, or one of yesterday.
  if (text.length <= MAX_CHARS_HERE || env().NODE_ENV !== 'production' || !existsSync(file)) return factsOf(text, givenTitle);
  const mine = last.then(() => ask(file, { text, givenTitle }));
  last = mine.catch(() => undefined);
  return mine;
}

async function ask(file: string, wish: FactsWish): Promise<DeckFacts> {
  // What this process was started with is none of the thread's.
  const worker = new Worker(file, { workerData: wish, execArgv: [] });
  const [facts] = await once(worker, 'message');
  return facts;
}
