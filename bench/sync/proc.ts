import { readFileSync } from 'node:fs';

/** Of Linux, which is all that this benchmark runs on. */
const TICKS_PER_SECOND = 100;

/** CPU time that a process has used so far, in milliseconds. */
export function cpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, user = 0, system = 0] = /^.*\) (?:\S+ ){11}(\d+) (\d+)/s.exec(stat)?.map(Number) ?? [];
  return ((user + system) * 1000) / TICKS_PER_SECOND;
}

/** Memory that a process holds, in KiB. */
export const rssKb = (pid: number): number => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
