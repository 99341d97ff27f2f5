import { SWEEP } from './limits.ts';

/** Somebody who gets frames; `since`: the number of the last frame that is in what they were sent to begin with. */
export type Swept = { since: number; send(frames: Buffer): void };
type Numbered = { readonly number: number; readonly frame: Buffer };

/**
 * Sends frames to many, a slice of them in each turn of the loop, so that thousands of followers hold up nobody. What
 * comes during a sweep waits for its end and goes out together: one write for all of it. Each gets its frames in order;
 * who joins on the way gets no frame that is older than what they have.
 */
export class Sweeper<One extends Swept> {
  readonly #audience: ReadonlySet<One>;
  readonly #onDone: () => void;
  #waiting: Numbered[] = [];
  #sweeping = false;
  #number = 0;
  #costMs = 0;

  /** `onDone`: a sweep ended, and nothing waits. */
  constructor(audience: ReadonlySet<One>, onDone: () => void) {
    this.#audience = audience;
    this.#onDone = onDone;
  }

  /** The number of the last frame. */
  get number(): number {
    return this.#number;
  }

  get busy(): boolean {
    return this.#sweeping;
  }

  /** What the last sweep took, without the turns of others. */
  get costMs(): number {
    return this.#costMs;
  }

  /** `frames`: in their order. */
  send(...frames: readonly Buffer[]): void {
    for (const frame of frames) this.#waiting.push({ number: ++this.#number, frame });
    if (!this.#sweeping) this.#sweep();
  }

  #sweep(): void {
    const news = this.#waiting;
    this.#waiting = [];
    this.#sweeping = news.length > 0;
    this.#costMs = 0;
    if (this.#sweeping) this.#slice({ news, all: joined(news), to: [...this.#audience] }, 0);
  }

  #slice(sweep: Sweep<One>, from: number): void {
    const startedAt = performance.now();
    const end = Math.min(from + SWEEP, sweep.to.length);
    for (let at = from; at < end; at++) give(sweep, sweep.to[at]);
    this.#costMs += performance.now() - startedAt;
    if (end < sweep.to.length) setImmediate(() => this.#slice(sweep, end));
    else this.#finish();
  }

  #finish(): void {
    this.#sweeping = false;
    if (this.#waiting.length > 0) this.#sweep();
    else this.#onDone();
  }
}

type Sweep<One> = { readonly news: readonly Numbered[]; readonly all: Buffer; readonly to: readonly One[] };

const joined = (news: readonly Numbered[]): Buffer => Buffer.concat(news.map(({ frame }) => frame));

function give<One extends Swept>({ news, all }: Sweep<One>, one: One | undefined): void {
  const rest = news.filter(({ number }) => one !== undefined && number > one.since);
  if (rest.length > 0) one?.send(rest.length === news.length ? all : joined(rest));
}
