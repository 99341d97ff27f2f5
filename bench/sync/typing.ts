import { setTimeout as sleep } from 'node:timers/promises';
import type WebSocket from 'ws';
import { hello, Typist, wordsIn } from './messages.ts';
import { cpuMs } from './proc.ts';
import { closeSockets, openSockets } from './sockets.ts';
import type { System } from './systems.ts';

/** Of the receivers so many look into what they get; the others only count. */
const LOOKING = 5;
const WARM_UP_MS = 2_000;

/** Decks are kept apart by their typists: no two of one run have the same name. */
let names = 0;

export type Pace = { readonly writers: number; readonly perSecond: number; readonly seconds: number };
/** What the server used, and how long words took. Times in milliseconds. */
export type Typed = { readonly edits: number; readonly cpuMs: number; readonly seconds: number; readonly latencies: readonly number[] };

/** When each word was sent, and how long it took to those who look; `who` of them it is that sees something. */
export class Clock {
  readonly #sentAt = new Map<string, number>();
  readonly #seen = new Set<string>();
  latencies: number[] = [];
  sent(word: string): void {
    this.#sentAt.set(word, performance.now());
  }
  seen(bytes: Buffer, who: number): void {
    const now = performance.now();
    for (const word of wordsIn(bytes)) {
      const at = this.#sentAt.get(word);
      // A snapshot, or a coarse difference, brings it once more.
      const again = this.#seen.size === this.#seen.add(`${who} ${word}`).size;
      if (at !== undefined && !again) this.latencies.push(now - at);
    }
  }
}

export type Writers = {
  readonly sockets: readonly WebSocket[];
  readonly typists: readonly Typist[];
  /** Types at a pace until told to stop; gives how many edits were sent since the last question. */
  type(perSecond: number): { count(): number; stop(): void };
};

export async function openWriters(system: System, deckId: string, { count, clock, onMessage }: WriterWish): Promise<Writers> {
  const say = hello(system.dialect, deckId);
  const sockets = await openSockets({ address: system.edit(deckId), count, say, ...(onMessage ? { onMessage } : {}) });
  const typists = sockets.map(() => new Typist(names++));
  const type = (perSecond: number) => {
    let sent = 0;
    let turn = 0;
    const startedAt = performance.now();
    let made = 0;
    const timer = setInterval(() => {
      for (const due = ((performance.now() - startedAt) * perSecond) / 1000; made < due; made++) {
        const at = turn++ % count;
        const { word, bytes } = typists[at]?.next(system.dialect, deckId) ?? { word: '', bytes: new Uint8Array() };
        clock.sent(word);
        sockets[at]?.send(bytes);
        sent++;
      }
    }, 1);
    const stop = () => clearInterval(timer);
    const countSince = () => {
      const so = sent;
      sent = 0;
      return so;
    };
    return { count: countSince, stop };
  };
  return { sockets, typists, type };
}
type WriterWish = { readonly count: number; readonly clock: Clock; readonly onMessage?: (data: Buffer, index: number) => void };

/** Some write at a pace, the receivers get it: editors, or followers at `follow`. */
export async function measureTyping(
  system: System,
  { pace, receivers, follow }: { readonly pace: Pace; readonly receivers: number; readonly follow?: (deckId: string) => string },
): Promise<Typed> {
  const deckId = await system.deck();
  const clock = new Clock();
  const others = await openSockets({
    address: follow?.(deckId) ?? system.edit(deckId),
    count: receivers,
    say: follow ? [] : hello(system.dialect, deckId),
    onMessage: (data, index) => index < LOOKING && clock.seen(data, index),
  });
  const writers = await openWriters(system, deckId, { count: pace.writers, clock });
  await sleep(WARM_UP_MS);
  const typing = writers.type(pace.perSecond);
  await sleep(WARM_UP_MS);
  typing.count();
  clock.latencies = [];
  const before = { cpu: cpuMs(system.pid), at: performance.now() };
  await sleep(pace.seconds * 1000);
  const used = cpuMs(system.pid) - before.cpu;
  const seconds = (performance.now() - before.at) / 1000;
  const edits = typing.count();
  typing.stop();
  await closeSockets([...writers.sockets, ...others]);
  return { edits, cpuMs: used, seconds, latencies: clock.latencies };
}
