import type { TextEdit } from '#deck';

/** Replaced by #deck's own as soon as it is there. */
export function diffText(before: string, after: string): TextEdit[] {
  if (before === after) return [];
  let from = 0;
  while (from < before.length && before[from] === after[from]) from++;
  let tail = 0;
  while (tail < before.length - from && tail < after.length - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  return [{ from, remove: before.length - from - tail, insert: after.slice(from, after.length - tail) }];
}
