import { setImmediate as othersTurn } from 'node:timers/promises';
import { TURN_MS } from './limits.ts';

/** Work in small steps. Between two of them others may have their turn, so what it looks at may change there. */
export type Steps<T> = Generator<undefined, T>;

/** Does all of it now. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Begins now, and lets others have their turn after every `TURN_MS`. */
export async function inTurns<T>(steps: Steps<T>): Promise<T> {
  for (;;) {
    const endsAt = performance.now() + TURN_MS;
    do {
      const step = steps.next();
      if (step.done) return step.value;
    } while (performance.now() < endsAt);
    await othersTurn();
  }
}
