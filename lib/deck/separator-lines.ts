import { isBlank, type Lines, startOf } from './lines.ts';
import type { Direction, SeparatorAt } from './split.ts';

/**
 * How a text separates its slides. Custom ones are whole lines of plain text, or so many blank lines, written `\n\n\n`; an
 * empty one is never there.
 */
export type Separators =
  | { readonly style: 'hedgedoc' | 'reveal-md' | 'slidev' }
  | { readonly style: 'custom'; readonly right: string; readonly down: string };
export type SeparatorStyle = Separators['style'];

const MAX_SEPARATOR = 100;
/** What people write around the line itself in reveal's patterns. */
const PATTERN = /^\^|\$$|\((?:\\r\\n\?\|\\n|\\n\|\\r\\n)\)|\\r\??|\\n|\\s\*|[\r\n]/g;

const presets: Readonly<Record<'reveal-md' | 'slidev', Readonly<Record<string, Direction>>>> = {
  'reveal-md': { '---': 'right', '----': 'down', '---v': 'down', '--': 'down' },
  slidev: { '---': 'right' },
};

/** The line that a separator means: reveal's patterns such as `^\n---\n$` are the line between the breaks. */
export function separatorLine(written: string): string {
  return written.slice(0, MAX_SEPARATOR).replace(PATTERN, '').trim();
}

/** How many blank lines a separator means; 0 when it means a line with something on it. */
function blankLines(written: string): number {
  return separatorLine(written) === '' ? (written.slice(0, MAX_SEPARATOR).match(/\\n/g)?.length ?? 0) : 0;
}

/** What each line of a text separates, in this way of writing it. */
export function separatorsAs(separators: Exclude<Separators, { readonly style: 'hedgedoc' }>): SeparatorAt {
  if (separators.style !== 'custom') return linesThatAre(new Map(Object.entries(presets[separators.style as 'reveal-md' | 'slidev'])));
  const { right, down } = separators;
  const known = new Map<string, Direction>([
    [separatorLine(down), 'down'],
    [separatorLine(right), 'right'],
  ]);
  known.delete('');
  const atLine = linesThatAre(known);
  const blank = { right: blankLines(right), down: blankLines(down) };
  return (lines, index) => atLine(lines, index) ?? atBlank(lines, index, blank);
}

function linesThatAre(known: ReadonlyMap<string, Direction>): SeparatorAt {
  const longest = Math.max(0, ...[...known.keys()].map((line) => line.length));
  return (lines, index) => {
    const from = startOf(lines, index);
    const end = lines.ends[index] ?? from;
    // most lines are longer and need no look
    return end - from > longest + 100 ? null : (known.get(lines.text.slice(from, end).trimEnd()) ?? null);
  };
}

/** The last of so many blank lines. */
function atBlank(lines: Lines, index: number, { right, down }: { readonly right: number; readonly down: number }): Direction | null {
  const most = Math.max(right, down);
  if (most === 0 || !isBlank(lines, index) || isBlank(lines, index + 1) || index + 1 >= lines.starts.length) return null;
  let run = 1;
  while (run < most && isBlank(lines, index - run)) run++;
  if (right > 0 && run >= right && (right >= down || run < down)) return 'right';
  return down > 0 && run >= down ? 'down' : null;
}
