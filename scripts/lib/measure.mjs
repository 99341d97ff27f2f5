/** What tests and benchmarks measure with. */
import { execFileSync } from 'node:child_process';
import { existsSync, openSync, readSync } from 'node:fs';

/**
 * Begins to count for the thread that calls this.
 * @returns {() => number} how many ms of a processor the thread has had so far, where the system tells (Linux: schedstat in proc(5)); what
 * else the process does, such as collecting garbage or compiling what is called often, holds nobody up. Elsewhere those of the process.
 */
export function threadClock() {
  const file = '/proc/thread-self/schedstat';
  const bytes = Buffer.alloc(64);
  const open = existsSync(file) ? openSync(file, 'r') : null;
  const inThread = () =>
    open === null ? 0 : Number.parseInt(bytes.toString('latin1', 0, readSync(open, bytes, 0, bytes.length, 0)), 10) / 1e6;
  const inProcess = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  };
  // Zero: the system was built without it.
  return () => inThread() || inProcess();
}

/**
 * Keeps all threads of a process, and what it starts from then on, on one core or several, so that nothing is measured with the work of
 * something else. Of Linux.
 * @param {number} pid
 * @param {number | string} cores such as 0, or "0-3"
 */
export function pin(pid, cores) {
  execFileSync('taskset', ['-acp', String(cores), String(pid)], { stdio: 'ignore' });
}
