import { inkOf, isBlank, type Lines, lineAt } from './lines.ts';

export type OpenFence = {
  readonly kind: 'fence';
  readonly line: number;
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
  /** Text indented less than this ends the list item that holds the fence, and the fence with it. */
  readonly container: number;
  readonly quoted: boolean;
};

/** Is the line still inside, is it the last one of the fence, or did the fence end before it? */
export type End = 'inside' | 'last' | 'before';

const FENCE = /^((?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))*)([ \t]*)(`{3,}|~{3,})(.*)$/;
const TAB_STOP = 4;

/** The fence that the line opens; `container` is the indentation of the list item's content around it (0: none). */
export function openFence(line: string, index: number, container: number): OpenFence | null {
  const match = line.includes('```') || line.includes('~~~') ? FENCE.exec(line) : null;
  const [, markers = '', gap = '', run = '', info = ''] = match ?? [];
  const mark = run[0];
  if (!mark || (mark === '`' && info.includes('`'))) return null;
  const indent = indentOf(`${' '.repeat(markers.length)}${gap}x`);
  const quoted = markers.includes('>');
  return {
    kind: 'fence',
    line: index,
    mark,
    length: run.length,
    indent: quoted ? 0 : indent,
    container: Math.min(container, indent),
    quoted,
  };
}

export function fenceEnd(lines: Lines, index: number, open: OpenFence): End {
  if (open.quoted && lines.text[inkOf(lines, index)] !== '>') return 'before';
  if (isBlank(lines, index)) return 'inside';
  const line = lineAt(lines, index);
  const bare = open.quoted ? line.replace(/^[ \t]*(?:>[ \t]?)+/, '') : line;
  const indent = indentOf(bare);
  if (!open.quoted && indent < open.container) return 'before';
  if (indent - open.indent > 3) return 'inside';
  const trimmed = bare.trim();
  const closes = trimmed.length >= open.length && trimmed === open.mark.repeat(trimmed.length);
  return closes ? 'last' : 'inside';
}

/** Could the line open or close a fence of this kind? */
export function isFenceLine(line: string, open: OpenFence): boolean {
  if (!line.includes(open.mark.repeat(3))) return false;
  const run = FENCE.exec(line)?.[3] ?? '';
  return run.startsWith(open.mark) && run.length >= open.length;
}

/** Columns of white space before the first character, tabs to the next multiple of four. */
export function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column++;
    else if (char === '\t') column += TAB_STOP - (column % TAB_STOP);
    else break;
  }
  return column;
}
