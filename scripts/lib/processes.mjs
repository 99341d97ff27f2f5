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

/** @param {number} pid */
function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '';
}
