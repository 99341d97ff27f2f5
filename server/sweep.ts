import { SWEEP } from './limits.ts';

/** Somebody who gets frames; `since`: the number of the last frame that is in what they were sent to begin with. */
export type Swept = { since: number; send(frame: string): void };
type Frame<Key> = { readonly number: number; readonly to: readonly Key[]; readonly frame: string };

/**
 * Sends one frame to many, a slice of them in each turn of the loop, so that thousands of followers hold up nobody. Each
 * gets its frames in order; who joins on the way gets no frame that is older than what they have.
 */
export class Sweeper<Key extends Swept> {
  readonly #queue: Frame<Key>[] = [];
  #sweeping = false;
  #number = 0;

  /** The number of the last frame. */
  get number(): number {
    return this.#number;
  }

  send(to: ReadonlySet<Key>, frame: string): void {
    this.#number += 1;
    this.#queue.push({ number: this.#number, to: [...to], frame });
    if (!this.#sweeping) this.#sweep();
  }

  #sweep(): void {
    this.#sweeping = true;
    const next = this.#queue.shift();
    if (next) this.#slice(next, 0);
    else this.#sweeping = false;
  }

  #slice(sweep: Frame<Key>, from: number): void {
    for (const one of sweep.to.slice(from, from + SWEEP)) if (one.since < sweep.number) one.send(sweep.frame);
    if (from + SWEEP < sweep.to.length) setImmediate(() => this.#slice(sweep, from + SWEEP));
    else this.#sweep();
  }
}
