import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { inProject, root } from './project.mjs';
import { Trouble } from './trouble.mjs';

const readyTimeoutMs = 180_000;
const stopTimeoutMs = 30_000;

/** @typedef {{ pid: number, url: string, ended: Promise<string>, stop: () => Promise<void>, kill: () => Promise<void> }} RunningServer
 * ended: how it ended; stop: lets it finish what it does; kill: as if the power went out */

/**
 * Starts the bundled server and waits until it is ready.
 * @param {{ port: number, env: Record<string, string>, file?: string, output?: 'inherit' | 'ignore' | number }} options output: where its log goes
 * @returns {Promise<RunningServer>}
 * @throws {Trouble} when it ends or is not ready in time
 */
export async function startServer({ port, env, file = 'dist/server.mjs', output = 'inherit' }) {
  const child = spawn(process.execPath, ['--import', './scripts/follow-parent.mjs', '--enable-source-maps', inProject(file)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port) },
    stdio: ['ignore', output, output, 'ipc'],
    // A Ctrl-C at the terminal must reach start.mjs alone, which ends things in order.
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  /** @param {NodeJS.Signals} signal */
  const end = async (signal) => {
    child.kill(signal);
    await ended;
  };
  const stop = async () => {
    const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await end('SIGTERM');
    clearTimeout(force);
  };
  const server = { pid: child.pid ?? 0, url: `http://localhost:${port}`, ended, stop, kill: () => end('SIGKILL') };
  await untilReady(server, port);
  return server;
}

/** @param {RunningServer} server @param {number} port */
async function untilReady(server, port) {
  /** @type {string | undefined} */
  let end;
  server.ended.then((how) => {
    end = how;
  });
  for (const deadline = Date.now() + readyTimeoutMs; Date.now() < deadline; await sleep(50)) {
    if (end !== undefined) throw new Trouble(`The server ended while it started (${end}); its last words are above.`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
    if (answer?.ok) return;
  }
  await server.kill();
  throw new Trouble(`The server was not ready within ${readyTimeoutMs / 1000} s; its last words are above.`);
}
