/** `npm start`: everything from a fresh clone to a running Lectern, one line per step. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { lockData } from './lib/lock.mjs';
import { checkPort, parsePort } from './lib/ports.mjs';
import { checkNode, inProject, loadSettings, root } from './lib/project.mjs';
import { startServer } from './lib/server.mjs';
import { step } from './lib/steps.mjs';
import { Trouble } from './lib/trouble.mjs';

const ending = new Ending();

async function main() {
  const started = performance.now();
  checkNode();
  loadSettings();
  const { PORT, LECTERN_DATA = 'data', DATABASE_URL, LOG_LEVEL = 'warn' } = process.env;
  const port = parsePort(PORT);
  const dataDir = resolve(root, LECTERN_DATA);
  const lock = DATABASE_URL ? undefined : await takeData(dataDir, port);
  await checkPort(port);
  await step('Packages', install);
  await build(['client', 'frame', 'app', 'server']);
  const postgres = DATABASE_URL ? undefined : await step('Postgres', (say) => openPostgres(dataDir, say));
  const url = DATABASE_URL || postgres?.url || '';
  await step('Migrations', (say) => migrate(url, say));
  await checkPort(port);
  const server = await step('Server', () => startServer({ port, env: { DATABASE_URL: url, LECTERN_MIGRATE: 'off', LOG_LEVEL } }));
  lock?.note({ server: server.pid });
  ending.add(server);
  console.log(`\nLectern is at ${server.url}  (ready in ${((performance.now() - started) / 1000).toFixed(1)} s, Ctrl-C stops it)`);
  const how = await server.ended;
  throw new Trouble(`The server ended (${how}).`, { remedy: 'Start again; what was saved is kept.' });
}

/** @param {string} dataDir @param {number} port */
async function takeData(dataDir, port) {
  const lock = await lockData(dataDir, port);
  ending.add(lock);
  return lock;
}

/** @param {string} dataDir @param {(note: string) => void} say */
async function openPostgres(dataDir, say) {
  const { startPostgres } = await import('./postgres.mjs');
  const wanted = resolve(dataDir, 'postgres');
  const running = await startPostgres({ dataDir: wanted });
  ending.add(running);
  const moved = running.dir === wanted ? '' : ' (Postgres does not run as root, and its user cannot enter the other folder)';
  say(`${running.reused ? 'still running on' : 'data in'} ${running.dir}${moved}`);
  return running;
}

/** @param {string} url @param {(note: string) => void} say */
async function migrate(url, say) {
  const { migrate: apply } = await import(pathToFileURL(inProject('dist/migrate.mjs')).href);
  /** @type {string[]} */
  const applied = await apply(url, inProject('prisma/migrations')).catch((/** @type {Error} */ error) => {
    throw new Trouble(`The database could not be brought up to date: ${error.message}`, {
      remedy: 'Check DATABASE_URL and that this is the newest Lectern that has used the database.',
      details: error.cause ? String(error.cause) : '',
    });
  });
  say(applied.length ? `${applied.length} applied` : 'up to date');
}

main().catch((error) => ending.end(error));
