import { join } from 'node:path';
import { closeDb } from '#store/db.ts';
import { env, envComplaints } from '#store/env.ts';
import { logger } from '#store/logger.ts';
import { migrate } from '#store/migrate.ts';
import { ensureWelcome } from '#store/welcome.ts';
import { openPages } from './pages.ts';
import { serve } from './serve.ts';

/** How long a stop may take before the process ends all the same. */
const STOP_WITHIN_MS = 20_000;
const migrations = join(process.cwd(), 'prisma', 'migrations');

async function main(): Promise<void> {
  const { PORT, HOST, NODE_ENV, DATABASE_URL, LECTERN_MIGRATE } = env();
  if (LECTERN_MIGRATE === 'on') {
    const applied = await migrate(DATABASE_URL, migrations);
    if (applied.length > 0) logger.info({ applied }, 'migrations applied');
  }
  await ensureWelcome();
  const pages = await openPages({ development: NODE_ENV === 'development', port: PORT });
  const server = await serve({ port: PORT, host: HOST, pages, migrations });
  logger.info({ port: server.port }, 'ready');
  process.send?.({ type: 'ready', port: server.port });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(signal, server.stop));
}

function stop(signal: string, stopServer: () => Promise<void>): void {
  logger.info({ signal }, 'stopping');
  const giveUp = setTimeout(() => process.exit(1), STOP_WITHIN_MS + env().DRAIN_SECONDS * 1000);
  stopServer()
    .then(closeDb)
    .then(
      () => {
        clearTimeout(giveUp);
        process.exit(0);
      },
      (error) => {
        logger.fatal({ err: error }, 'the server did not stop cleanly');
        process.exit(1);
      },
    );
}

const complaints = envComplaints();
if (complaints.length > 0) {
  process.stderr.write(`Lectern cannot start:\n${complaints.map((line) => `  ${line}\n`).join('')}`);
  process.exit(1);
}
main().catch((error) => {
  logger.fatal({ err: error }, 'the server did not start');
  process.exit(1);
});
