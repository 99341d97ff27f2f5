import type { Log } from '#store/log.ts';
import { logger } from '#store/logger.ts';
import { MAX_LOG_BYTES, MAX_LOG_WAIT_MS, STALL_WATCH_MS } from './limits.ts';

/** Whether so much waits for its commit, or for so long, that writers have to wait. Everybody goes by the same look at it. */
export class StallWatch {
  readonly #log: Log;
  readonly #tell: (stalled: boolean) => void;
  readonly #timer = setInterval(() => this.#look(), STALL_WATCH_MS);
  #stalled = false;

  /** `tell` hears each time that the log stalls or goes on. */
  constructor(log: Log, tell: (stalled: boolean) => void) {
    this.#log = log;
    this.#tell = tell;
  }

  get stalled(): boolean {
    return this.#stalled;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { bytes, rows, waitMs } = this.#log.pending();
    const now = bytes > MAX_LOG_BYTES || waitMs > MAX_LOG_WAIT_MS;
    if (now === this.#stalled) return;
    this.#stalled = now;
    logger.warn({ bytes, rows, waitMs }, now ? 'the log cannot keep up: writers wait' : 'the log keeps up again');
    this.#tell(now);
  }
}
