import type { DeckAccess } from '#access';

/** setTimeout counts in 32 bits. */
const LONGEST_MS = 2_147_000_000;

/** Says when a share link of a deck ends: what it gave is gone then, without anybody changing anything. */
export class RightsTimer {
  readonly #ended: () => void;
  #timer: NodeJS.Timeout | null = null;

  constructor(ended: () => void) {
    this.#ended = ended;
  }

  /** Waits for the next end among these. */
  watch(access: DeckAccess): void {
    this.stop();
    const now = Date.now();
    const next = Math.min(...access.links.flatMap(({ until }) => (until !== null && until > now ? [until] : [])));
    if (next === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(
      () => {
        this.#ended();
        this.watch(access);
      },
      Math.min(next - now, LONGEST_MS),
    );
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
