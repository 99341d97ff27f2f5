import type { Log } from '#store/log.ts';
import { logger } from '#store/logger.ts';
import { MAX_LOG_BYTES, MAX_LOG_WAIT_MS, STALL_WATCH_MS } from './limits.ts';

/** Does so much wait for its commit, or for so long, that writers have to wait? */
export function isStalled(log: Log): boolean {
  const { bytes, waitMs } = log.pending();
  return bytes > MAX_LOG_BYTES || waitMs > MAX_LOG_WAIT_MS;
}

/** Tells each time that the log stalls or goes on. */
export function watchStall(log: Log, tell: (stalled: boolean) => void): NodeJS.Timeout {
  let was = false;
  return setInterval(() => {
    const now = isStalled(log);
    if (now === was) return;
    was = now;
    logger.warn({ ...log.pending() }, now ? 'the log cannot keep up: writers wait' : 'the log keeps up again');
    tell(now);
  }, STALL_WATCH_MS);
}
