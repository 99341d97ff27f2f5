/** Left of an idle moment when work in it pauses, in milliseconds. */
const SPARE_MS = 4;
/** A turn comes after this many milliseconds even when no moment is idle. */
const TURN_MS = 1000;

/** Idle moments between two letters of somebody who writes are not for us. */
const REST_MS = 400;

let writtenAt = Number.NEGATIVE_INFINITY;

/** Somebody writes: what waits for an idle moment waits until that rests, or for its turn. */
export function putOff(): void {
  writtenAt = performance.now();
}

/** Works in the next idle moment, as long as it has time; once at least. */
export function whenIdle(work: (hasTime: () => boolean) => void): void {
  const asked = performance.now();
  const turn = (hasTime: () => boolean) => {
    const now = performance.now();
    if (now - writtenAt < REST_MS && now - asked < TURN_MS) setTimeout(() => nextMoment(turn), REST_MS);
    else work(hasTime);
  };
  nextMoment(turn);
}

function nextMoment(work: (hasTime: () => boolean) => void): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > SPARE_MS), { timeout: TURN_MS });
  } else {
    setTimeout(() => {
      const start = performance.now();
      work(() => performance.now() - start < 2 * SPARE_MS);
    }, 50);
  }
}
