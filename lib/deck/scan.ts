import { inkOf, isBlank, type Lines, lineAt, startOf } from './lines.ts';

/** A code fence or HTML comment that is still open, and the line that opened it. */
export type Open = OpenFence | OpenComment;
type OpenComment = { readonly kind: 'comment'; readonly line: number };
type OpenFence = {
  readonly kind: 'fence';
  readonly line: number;
  readonly mark: string;
  readonly length: number;
  readonly indent: number;
  /** Text indented less than this ends the list item that holds the fence, and the fence with it. */
  readonly container: number;
  readonly quoted: boolean;
};

/** Where the walk through the lines stands. */
type State = Found & { readonly lines: Lines; open: Open | null; container: number; afterBlank: boolean };

/** What a walk found. Line numbers are 0-based. */
export type Walk = {
  readonly open: Open | null;
  /** Lines that begin notes (`Note:`), outside fences and comments. */
  readonly notes: readonly number[];
  /** Lines that are no separators but look like one. */
  readonly nearMisses: readonly number[];
  /** Fences and comments, as closed ranges of lines. */
  readonly guarded: readonly { readonly first: number; readonly last: number }[];
};

type Range = { readonly first: number; readonly last: number };
type Found = { notes: number[]; nearMisses: number[]; guarded: Range[] };

const NOTE = /^notes?:/i;
const NEAR_MISS = /^(?:-{2,}v?|\*{3,})[ \t]*$/;
const FENCE = /^((?:[ \t]*(?:>|[-*+]|\d{1,9}[.)])(?=[ \t>]|$))*)([ \t]*)(`{3,}|~{3,})(.*)$/;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const COMMENT = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*<!--/;
const TAB_STOP = 4;

export function isNoteLine(line: string): boolean {
  return NOTE.test(line);
}

/** Walks over the lines [range.first, range.last], starting inside `open` if given. Linear in their length. */
export function walk(lines: Lines, range: Range, open: Open | null = null): Walk {
  const state: State = { lines, open, container: 0, afterBlank: true, notes: [], nearMisses: [], guarded: [] };
  for (let index = range.first; index <= range.last; index++) {
    if (state.open && stillInside(state, index)) continue;
    readText(state, index);
  }
  if (state.open) state.guarded.push({ first: state.open.line, last: range.last });
  return { notes: state.notes, nearMisses: state.nearMisses, guarded: state.guarded, open: state.open };
}

/** True when the line belongs to the open fence or comment; closes it where it ends. */
function stillInside(state: State, index: number): boolean {
  const { open, lines } = state;
  if (!open) return false;
  const end = open.kind === 'comment' ? commentEnd(lines, index) : fenceEnd(lines, index, open);
  if (end === 'inside') return true;
  state.guarded.push({ first: open.line, last: end === 'last' ? index : index - 1 });
  state.open = null;
  state.afterBlank = false;
  return end === 'last';
}

type End = 'inside' | 'last' | 'before';

function commentEnd(lines: Lines, index: number): End {
  return lineAt(lines, index).includes('-->') ? 'last' : 'inside';
}

function fenceEnd(lines: Lines, index: number, open: OpenFence): End {
  const from = inkOf(lines, index);
  const code = lines.text[from];
  if (open.quoted && code !== '>') return 'before';
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

/** Most lines begin with a letter and are done after one look. */
const PLAIN = /^[A-MO-Za-mo-z]/;

function readText(state: State, index: number): void {
  const { lines } = state;
  if (isBlank(lines, index)) {
    state.afterBlank = true;
    return;
  }
  const line = lineAt(lines, index);
  const wasAfterBlank = state.afterBlank;
  state.afterBlank = false;
  if (wasAfterBlank && indentOf(line) === 0) state.container = 0;
  if (PLAIN.test(line)) return;
  if (NOTE.test(line)) state.notes.push(index);
  else if (NEAR_MISS.test(line)) state.nearMisses.push(index);
  else readBlock(state, line, index);
  if (state.open) closeAtOnce(state, line, index);
}

/** A comment may end on the line that opens it. */
function closeAtOnce(state: State, line: string, index: number): void {
  if (state.open?.kind !== 'comment') return;
  const begin = line.indexOf('<!--');
  if (line.indexOf('-->', begin + 2) < 0) return;
  state.guarded.push({ first: index, last: index });
  state.open = null;
}

function readBlock(state: State, line: string, index: number): void {
  const item = LIST_ITEM.exec(line);
  if (item) state.container = indentOf(line.replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])/, (marker) => ' '.repeat(marker.length)));
  const reachable = item !== null || state.container > 0 || indentOf(line) <= 3;
  if (!reachable) return;
  state.open = openFence(line, index, state.container) ?? (COMMENT.test(line) ? { kind: 'comment', line: index } : null);
}

function openFence(line: string, index: number, container: number): OpenFence | null {
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

function indentOf(line: string): number {
  let column = 0;
  for (const char of line) {
    if (char === ' ') column++;
    else if (char === '\t') column += TAB_STOP - (column % TAB_STOP);
    else break;
  }
  return column;
}

/** Does this line open or close a fence of at least this kind? Used as evidence only. */
export function fenceMark(lines: Lines, index: number): { readonly mark: string; readonly length: number } | null {
  const at = startOf(lines, index);
  const line = lines.text.slice(at, lines.ends[index]);
  if (!line.includes('```') && !line.includes('~~~')) return null;
  const run = FENCE.exec(line)?.[3];
  return run ? { mark: run.charAt(0), length: run.length } : null;
}
