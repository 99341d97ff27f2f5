/**
 * A Redis for tests: REDIS_SERVER, or redis-server or valkey-server of the system, or Debian's as root. It keeps nothing, and runs in
 * the foreground of whoever starts it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './lib/ports.mjs';
import { run } from './lib/run.mjs';

const names = ['redis-server', 'valkey-server'];
/** Debian's redis-tools has the server under this name; its package redis-server would start a service. */
const debians = '/usr/bin/redis-check-rdb';
const startTimeoutMs = 10_000;

/** @typedef {{ url: string, port: number, kill: () => Promise<void>, start: () => Promise<void> }} TestRedis kill: at once, as a crash; start: again on the same port */

/** The program, or undefined. @returns {string | undefined} */
function findRedis() {
  const { REDIS_SERVER, PATH = '' } = process.env;
  if (REDIS_SERVER) return REDIS_SERVER;
  const inPath = names.flatMap((name) => PATH.split(delimiter).map((folder) => join(folder, name)));
  return [...inPath, debians].find((path) => existsSync(path));
}

/** The same, installed first where that can be done. @returns {Promise<string | undefined>} */
async function ensureRedis() {
  const found = findRedis();
  if (found || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return found;
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  try {
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-tools'], options);
  } catch (error) {
    console.error(`Redis could not be installed: ${error instanceof Error ? error.message : error}`);
  }
  return findRedis();
}

/** Starts one. Null when there is none and none could be installed. @returns {Promise<TestRedis | null>} */
export async function testRedis() {
  const program = await ensureRedis();
  if (!program) return null;
  const port = await freePort();
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;
  const start = async () => {
    const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'];
    child = spawn(program, settings, { argv0: 'redis-server', stdio: 'ignore' });
    for (const deadline = Date.now() + startTimeoutMs; !(await answers(port)); await sleep(20)) {
      if (Date.now() > deadline) throw new Error(`${program} did not start on port ${port}.`);
    }
  };
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  await start();
  return { url: `redis://127.0.0.1:${port}`, port, kill, start };
}

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
