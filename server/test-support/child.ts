import { join } from 'node:path';
import { threadClock } from '#scripts/lib/measure.mjs';
import { serve } from '#server/serve.ts';
import { closeDb } from '#store/db.ts';
import { env } from '#store/env.ts';
import { noPages } from './no-pages.ts';

const STOP_WITHIN_MS = 20_000;

/** A server process of its own, to be killed: see kill.test.ts. */
const server = await serve({
  port: env().PORT,
  host: '127.0.0.1',
  pages: noPages,
  migrations: join(process.cwd(), 'prisma', 'migrations'),
});
process.send?.({ port: server.port, metricsPort: server.metricsPort });
process.once('SIGTERM', () => {
  // As server/index.ts: a database that is gone for good must not keep it.
  setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
  server
    .stop()
    .then(closeDb)
    .then(
      () => process.exit(0),
      () => process.exit(1),
    );
});

/** The longest turn of the loop in its thread's own time, so that a busy machine does not count; told and begun anew when asked. */
let worstMs = 0;
const cpuMs = threadClock();
let usedMs = cpuMs();
setInterval(() => {
  const now = cpuMs();
  worstMs = Math.max(worstMs, now - usedMs);
  usedMs = now;
}, 5);
process.on('message', () => {
  process.send?.({ worstMs });
  worstMs = 0;
});
