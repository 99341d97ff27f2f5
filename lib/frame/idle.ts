/** Left of an idle moment when work in it pauses, in milliseconds. */
const SPARE_MS = 4;
/** A turn comes after this many milliseconds even when no moment is idle. */
const TURN_MS = 1000;

/** Works in the next idle moment, as long as it has time; once at least. */
export function whenIdle(work: (hasTime: () => boolean) => void): void {
  if ('requestIdleCallback' in globalThis) {
    requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > SPARE_MS), { timeout: TURN_MS });
  } else {
    setTimeout(() => {
      const start = performance.now();
      work(() => performance.now() - start < 2 * SPARE_MS);
    }, 50);
  }
}
