import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { processRuns } from './processes.mjs';
import { Trouble } from './trouble.mjs';

/** @typedef {{ pid: number, port: number, server?: number, stopping?: boolean }} Holder who uses the data: start.mjs and its server, by process number;
 * port 0: a backup or a restore */

const patienceMs = 3_000;
const stoppingMs = 60_000;
const programs = ['start.mjs', 'dev.mjs', 'backup.mjs', 'restore.mjs'];

/**
 * Takes the data directory for this process: two servers on the same data would not see each other's edits. One that is
 * just stopping is waited for; what a killed one left over is ended.
 * @param {string} dataDir @param {number} port
 * @returns note: says more about this process to the next one that wants the data; the rest is for Ending.add
 */
export async function lockData(dataDir, port) {
  const file = join(dataDir, 'lectern.lock');
  usable(dataDir);
  await untilFree(file);
  /** @type {Holder} */
  let holder = { pid: process.pid, port };
  const note = (/** @type {Partial<Holder>} */ more) => {
    holder = { ...holder, ...more };
    writeFileSync(file, JSON.stringify(holder));
  };
  note({});
  const release = () => rmSync(file, { force: true });
  return { note, announce: () => note({ stopping: true }), stop: release, kill: release };
}

/** @param {string} file */
async function untilFree(file) {
  const started = Date.now();
  for (let holder = read(file); holder; holder = read(file)) {
    const waited = Date.now() - started;
    if (!lives(holder)) return endLeftover(holder.server ?? 0);
    if (waited > (holder.stopping ? stoppingMs : patienceMs)) throw inUse(holder);
    await sleep(100);
  }
}

/** @param {Holder} holder */
const lives = ({ pid }) => programs.some((program) => processRuns(pid, program));

/** @param {Holder} holder */
function inUse({ pid, port }) {
  if (!port) return new Trouble(`A backup or a restore works on this data (process ${pid}).`, { remedy: 'Wait for its end.' });
  return new Trouble(`Lectern already runs on this data, at http://localhost:${port} (process ${pid}).`, {
    remedy: 'Use that one, or stop it first, or give this one its own data with LECTERN_DATA=/path.',
  });
}

/** Whether some process uses the data. @param {string} dataDir */
export function isHeld(dataDir) {
  const holder = read(join(dataDir, 'lectern.lock'));
  return holder !== undefined && lives(holder);
}

/** Ends the server whose start.mjs was killed. @param {number} pid */
async function endLeftover(pid) {
  for (let tries = 0; processRuns(pid, 'follow-parent.mjs'); tries++) {
    process.kill(pid, tries < 100 ? 'SIGTERM' : 'SIGKILL');
    await sleep(100);
  }
}

/** @param {string} file @returns {Holder | undefined} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** Makes the directory, and makes sure that it can be written. @param {string} dataDir */
function usable(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    const probe = join(dataDir, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    throw new Trouble(`The data directory ${dataDir} cannot be written (${code}).`, {
      remedy: 'Make it writable for the user who starts Lectern, or choose another one with LECTERN_DATA=/path.',
    });
  }
}
