/** `npm run dev`: as `npm start`, but each change shows at once: Next's hot reload, the frame and the server built again. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { build, quiet } from './lib/build.mjs';
import { Ending } from './lib/ending.mjs';
import { install } from './lib/install.mjs';
import { lockData } from './lib/lock.mjs';
import { checkPort, parsePort } from './lib/ports.mjs';
import { checkNode, inProject, loadSettings, root } from './lib/project.mjs';
import { startServer } from './lib/server.mjs';
import { step } from './lib/steps.mjs';

const bundle = '.lectern/dev/server.mjs';
const ending = new Ending();

async function main() {
  checkNode();
  loadSettings();
  const { PORT, LECTERN_DATA = 'data', DATABASE_URL } = process.env;
  const port = parsePort(PORT);
  const dataDir = resolve(root, LECTERN_DATA);
  await checkPort(port);
  await step('Packages', install);
  const lock = DATABASE_URL ? undefined : await lockData(dataDir, port);
  if (lock) ending.add(lock);
  await build(['client', 'frame']);
  watchFrame();
  const url = DATABASE_URL || (await openPostgres(dataDir));
  await serveAgainAndAgain(port, { DATABASE_URL: url, NODE_ENV: 'development', ...quiet() });
}

/** Builds the frame at every change of it. */
function watchFrame() {
  const child = spawn(process.execPath, [inProject('scripts/build-frame.mjs'), '--watch'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const stop = () => void child.kill();
  ending.add({ stop, kill: stop });
}

/** @param {string} dataDir @returns {Promise<string>} its URL */
async function openPostgres(dataDir) {
  const { startPostgres } = await import('./postgres.mjs');
  const running = await step('Postgres', () => startPostgres({ dataDir: resolve(dataDir, 'postgres') }));
  ending.add(running);
  return running.url;
}

/**
 * Starts the server, and again whenever its own code has changed. The app's code is Next's to reload.
 * @param {number} port @param {Record<string, string>} env
 */
async function serveAgainAndAgain(port, env) {
  const { watchServer } = await import('./build-server.mjs');
  /** @type {import('./lib/server.mjs').RunningServer | undefined} */
  let server;
  let turn = Promise.resolve();
  const serve = async () => {
    await server?.stop();
    server = undefined;
    server = await step('Server', () => startServer({ port, env, file: bundle }));
    console.log(`Lectern is at ${server.url}`);
  };
  const watching = await watchServer(bundle, () => {
    turn = turn.then(serve).catch((error) => console.error(error.message));
  });
  const stop = async () => {
    await watching.dispose();
    // A start that is under way needs its database until it is over.
    await turn;
    await server?.stop();
  };
  ending.add({ stop, kill: () => server?.kill() });
}

main().catch((error) => ending.end(error));
