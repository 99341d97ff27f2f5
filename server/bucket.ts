/** Addresses that are remembered; more at once are forgotten together. */
const MAX_ADDRESSES = 10_000;
const MINUTE_MS = 60_000;

/** So much a minute for each address, and no more than that at once. */
export class Bucket {
  private readonly perMinute: number;
  private readonly now: () => number;
  private readonly levels = new Map<string, { left: number; atMs: number }>();

  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.perMinute = perMinute;
    this.now = now;
  }

  /** Whether there was something left to take. */
  take(address: string): boolean {
    const atMs = this.now();
    const { left, atMs: beforeMs } = this.levels.get(address) ?? { left: this.perMinute, atMs };
    const filled = Math.min(this.perMinute, left + ((atMs - beforeMs) * this.perMinute) / MINUTE_MS);
    if (this.levels.size >= MAX_ADDRESSES && !this.levels.has(address)) this.levels.clear();
    this.levels.set(address, { left: Math.max(0, filled - 1), atMs });
    return filled >= 1;
  }
}
