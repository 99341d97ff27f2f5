import type { RevealApi } from 'reveal.js';
import type { FrameDirection } from '#wire';

/** Moves as reveal does it; false for the two ends, to which it knows no way. */
export function moveReveal(reveal: RevealApi, to: FrameDirection): boolean {
  const moves: Partial<Record<FrameDirection, () => void>> = {
    next: () => reveal.next(),
    previous: () => reveal.prev(),
    left: () => reveal.left(),
    right: () => reveal.right(),
    up: () => reveal.up(),
    down: () => reveal.down(),
  };
  moves[to]?.();
  return moves[to] !== undefined;
}
