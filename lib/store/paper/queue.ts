import { LecternError } from '#store/errors.ts';

/** So many of one person wait or are being made. */
export const MAX_PER_PERSON = 3;

type Job = { readonly who: string; readonly start: () => void; readonly moved: (ahead: number) => void };
export type Turn = {
  readonly who: string;
  /** Is told how many are ahead, whenever that changes. */
  readonly moved: (ahead: number) => void;
  readonly signal: AbortSignal;
};

/** One after another, in the order in which they came. */
export class PaperQueue {
  private readonly waiting: Job[] = [];
  private running: string | null = null;

  /** Runs `work` when it is its turn. Throws LecternError "queue-full" for who has too many here, and what `signal` is aborted with. */
  async run<T>(turn: Turn, work: () => Promise<T>): Promise<T> {
    turn.signal.throwIfAborted();
    const own = [this.running, ...this.waiting.map(({ who }) => who)].filter((who) => who === turn.who);
    if (own.length >= MAX_PER_PERSON)
      throw new LecternError('queue-full', 'Others that you asked for are being made. Try again when they are done.', 60);
    await this.turn(turn);
    try {
      return await work();
    } finally {
      this.running = null;
      this.next();
    }
  }

  private turn({ who, moved, signal }: Turn): Promise<void> {
    return new Promise((resolve, reject) => {
      const job: Job = { who, moved, start: resolve };
      this.waiting.push(job);
      const leave = () => {
        const at = this.waiting.indexOf(job);
        if (at >= 0) this.waiting.splice(at, 1);
        this.tell();
        reject(signal.reason);
      };
      signal.addEventListener('abort', leave, { once: true });
      this.next();
    });
  }

  private next(): void {
    if (this.running === null) {
      const job = this.waiting.shift();
      this.running = job?.who ?? null;
      job?.start();
    }
    this.tell();
  }

  private tell(): void {
    for (const [index, { moved }] of this.waiting.entries()) moved(index + 1);
  }
}

const key = Symbol.for('lectern.paper-queue');
type Holder = { [key]?: PaperQueue };

/** The queue of this process: one, though routes may load several copies of this module. */
export function paperQueue(): PaperQueue {
  const holder = globalThis as Holder;
  holder[key] ??= new PaperQueue();
  return holder[key];
}
