import { setTimeout as sleep } from 'node:timers/promises';

type Piece = { readonly lane: number; readonly bytes: number; readonly go: () => void };

/**
 * Lets so many bytes a second through, of all who come together: first those of who came first. Whoever is slow is not waited for.
 */
export class Pace {
  readonly #bytesPerMs: number;
  #waiting: Piece[] = [];
  #lanes = 0;
  #isBusy = false;

  constructor(bytesPerSecond: number) {
    this.#bytesPerMs = bytesPerSecond / 1000;
  }

  /** For somebody who comes: to be waited for before so many bytes more are taken from them. */
  lane(): (bytes: number) => Promise<void> {
    const lane = this.#lanes++;
    return (bytes) =>
      new Promise((go) => {
        this.#waiting.push({ lane, bytes, go });
        if (!this.#isBusy) this.#serve().catch(go);
      });
  }

  async #serve(): Promise<void> {
    this.#isBusy = true;
    let freeAt = performance.now();
    for (let next = this.#next(); next; next = this.#next()) {
      next.go();
      // A timer may come late: that is made up for.
      freeAt = Math.max(freeAt, performance.now() - 50) + next.bytes / this.#bytesPerMs;
      await sleep(Math.max(0, freeAt - performance.now()));
    }
    this.#isBusy = false;
  }

  #next(): Piece | undefined {
    const first = this.#waiting.reduce<Piece | undefined>((best, piece) => (best && best.lane <= piece.lane ? best : piece), undefined);
    this.#waiting = this.#waiting.filter((piece) => piece !== first);
    return first;
  }
}
