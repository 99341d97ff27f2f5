/** Numbers that come again with the same seed (mulberry32). */
export type Random = {
  readonly seed: number;
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from `least` up to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  chance(share: number): boolean;
  bytes(count: number): Uint8Array;
};

export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    ...{ seed, next, between },
    pick: (from) => {
      const one = from[between(0, from.length - 1)];
      if (one === undefined) throw new Error('There is nothing to pick from.');
      return one;
    },
    chance: (share) => next() < share,
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}

export const newSeed = (): number => Math.floor(Math.random() * 0xffffffff);
