import { lineAt, linesOf, startOf } from './lines.ts';
import type { TextEdit } from './types.ts';

const TASK = /^(?:[>\s]|(?:[-+*]|\d{1,9}[.)])\s)*\[([ xX])\]/;

/** The edit that ticks or unticks the task on a 1-based line; none when there is no task, or it is so already (SPEC D126). */
export function tickTask(text: string, { line, done }: { readonly line: number; readonly done: boolean }): readonly TextEdit[] {
  const lines = linesOf(text);
  const [all = '', box] = TASK.exec(lineAt(lines, line - 1)) ?? [];
  if (box === undefined || (box !== ' ') === done) return [];
  return [{ from: startOf(lines, line - 1) + all.length - 2, remove: 1, insert: done ? 'x' : ' ' }];
}
