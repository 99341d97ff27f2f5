import { setTimeout as sleep } from 'node:timers/promises';

/** Lets so many bytes a second through, of all who ask together, each piece in its turn: nobody who is slow holds up another. */
export class Pace {
  readonly #bytesPerMs: number;
  #freeAt = 0;

  constructor(bytesPerSecond: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  async take(bytes: number): Promise<void> {
    const now = performance.now();
    const at = Math.max(now, this.#freeAt);
    this.#freeAt = at + bytes / this.#bytesPerMs;
    if (at > now) await sleep(at - now);
  }
}
