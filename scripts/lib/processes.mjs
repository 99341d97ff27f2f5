import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * Whether a process lives, and is what we think: numbers are given again to other processes.
 * @param {number} pid
 * @param {string} [word] that its command line must hold
 */
export function processRuns(pid, word) {
  if (!Number.isInteger(pid) || pid <= 0 || !lives(pid)) return false;
  return !word || process.platform === 'win32' || commandOf(pid).includes(word);
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/** The number of the npm that runs this script, with a shell in between or without; 0 when there is none. */
export function npmAbove() {
  if (process.platform === 'win32') return 0;
  const above = [process.ppid, Number(ps(process.ppid, 'ppid'))];
  return above.find((pid) => /^npm |npm-cli\.js/.test(commandOf(pid))) ?? 0;
}

/** @param {number} pid */
function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  return existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\0', ' ') : ps(pid, 'command');
}

/** @param {number} pid @param {'ppid' | 'command'} what */
function ps(pid, what) {
  const file = `/proc/${pid}/status`;
  if (what === 'ppid' && existsSync(file)) return /^PPid:\s*(\d+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? '';
  return spawnSync('ps', ['-p', String(pid), '-o', `${what}=`], { encoding: 'utf8' }).stdout ?? '';
}
