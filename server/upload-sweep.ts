import { Counter } from 'prom-client';
import { logger } from '#store/logger.ts';
import { sweepFiles } from '#store/uploads/sweep-files.ts';
import type { Meter } from './meter.ts';

const EVERY_MS = 3_600_000;

/** Removes what uploads left behind, every hour. Several nodes may do it at once. */
export function sweepUploads({ registry }: Meter): NodeJS.Timeout {
  const swept = new Counter({
    name: 'lectern_uploads_swept_total',
    help: 'Files removed that uploads left behind.',
    labelNames: ['kind'],
    registers: [registry],
  });
  const sweep = async () => {
    const { unfinished, unnoted } = await sweepFiles();
    swept.inc({ kind: 'unfinished' }, unfinished);
    swept.inc({ kind: 'unnoted' }, unnoted);
  };
  const failed = (error: unknown) => logger.error({ err: error }, 'the pictures could not be swept');
  return setInterval(() => void sweep().catch(failed), EVERY_MS).unref();
}
