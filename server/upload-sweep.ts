import { Counter, Gauge } from 'prom-client';
import { logger } from '#store/logger.ts';
import { sweepFiles } from '#store/uploads/sweep-files.ts';
import { sweepUnused } from '#store/uploads/sweep-unused.ts';
import type { Meter } from './meter.ts';

const EVERY_MS = 3_600_000;
/** All texts are read for it. */
const UNUSED_EVERY = 24;

/** Removes what uploads left behind every hour, and what no text names every day. Several nodes may do it at once. */
export function sweepUploads({ registry }: Meter): NodeJS.Timeout {
  const registers = [registry];
  const help = 'Pictures that were removed: their upload ended in the middle, or no text named them for long.';
  const swept = new Counter({ name: 'lectern_uploads_swept_total', help, labelNames: ['kind'], registers });
  const unused = new Gauge({ name: 'lectern_uploads_unused', help: 'Pictures that no text names.', registers });
  let hours = 0;
  const sweep = async () => {
    const files = await sweepFiles();
    swept.inc({ kind: 'unfinished' }, files.unfinished);
    swept.inc({ kind: 'unnoted' }, files.unnoted);
    if (hours++ % UNUSED_EVERY !== 0) return;
    const pictures = await sweepUnused();
    unused.set(pictures.unused);
    swept.inc({ kind: 'unused' }, pictures.removed);
  };
  const failed = (error: unknown) => logger.error({ err: error }, 'the pictures could not be swept');
  return setInterval(() => void sweep().catch(failed), EVERY_MS).unref();
}
