import { asideIn, type NotePart } from './asides.ts';
import { type End, fenceEnd, indentOf, type OpenFence, openFence } from './fences.ts';
import { isBlank, type Lines, lineAt, startOf } from './lines.ts';

/** A code fence or HTML comment that is still open, and the 0-based line that opened it. */
export type Open = OpenFence | { readonly kind: 'comment'; readonly line: number };
/** Lines from first to last, 0-based. */
export type Range = { readonly first: number; readonly last: number };

/** What a walk found. Line numbers are 0-based. */
export type Walk = {
  readonly open: Open | null;
  /** Lines that begin notes (`Note:`), outside fences, comments and asides. */
  readonly notes: readonly number[];
  readonly asides: readonly NotePart[];
  /** Lines that are no separators but look like one. */
  readonly nearMisses: readonly number[];
  /** Fences and comments. */
  readonly guarded: readonly Range[];
};

type Found = { notes: number[]; asides: NotePart[]; nearMisses: number[]; guarded: Range[] };
type Reads = 'all' | 'no comments' | 'no blocks';
/** Where the walk stands; `end` is the offset where it ends, `asideEnd` where an aside that it is in ends. */
type State = Found & {
  readonly lines: Lines;
  readonly end: number;
  readonly reads: Reads;
  open: Open | null;
  container: number;
  afterBlank: boolean;
  asideEnd: number;
};

const NOTE = /^notes?:/i;
const NEAR_MISS = /^(?:-{2,}v?|\*{3,})[ \t]*$/;
/** With anything else no list item, quote, fence or comment begins. */
const OPENER = /^[ \t]*[-*+\d`~<>]/;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+/;
const COMMENT = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*<!--/;

/** Walks over lines, starting inside `open` if given. Linear in their length. */
export function walk(lines: Lines, range: Range, open: Open | null = null): Walk {
  return walkReading(lines, range, { open, reads: 'all' });
}

/** Walks over a whole slide: a fence or comment that it leaves open guards nothing, notes after it are notes. */
export function walkSlide(lines: Lines, range: Range, reads: Reads = 'all'): Walk {
  const seen = walkReading(lines, range, { open: null, reads });
  const { open } = seen;
  if (!open) return seen;
  const before = walkReading(lines, { first: range.first, last: open.line - 1 }, { open: null, reads });
  const rest = open.kind === 'fence' ? open.line + 1 : open.line;
  const after = walkSlide(lines, { first: rest, last: range.last }, open.kind === 'fence' ? 'no blocks' : 'no comments');
  return {
    open,
    nearMisses: seen.nearMisses,
    notes: [...before.notes, ...after.notes],
    asides: [...before.asides, ...after.asides],
    guarded: [...before.guarded, ...after.guarded],
  };
}

function walkReading(lines: Lines, range: Range, start: { open: Open | null; reads: Reads }): Walk {
  // written out in full: a spread object costs more than reading a slide
  const state: State = {
    lines,
    end: startOf(lines, range.last + 1),
    reads: start.reads,
    open: start.open,
    container: 0,
    afterBlank: true,
    asideEnd: -1,
    notes: [],
    asides: [],
    nearMisses: [],
    guarded: [],
  };
  for (let index = range.first; index <= range.last; index++) {
    if (startOf(lines, index) < state.asideEnd) readAside(state, index);
    else if (!state.open || !stillInside(state, index)) readText(state, index);
  }
  if (state.open) state.guarded.push({ first: state.open.line, last: range.last });
  const { open, notes, asides, nearMisses, guarded } = state;
  return { open, notes, asides, nearMisses, guarded };
}

function readAside(state: State, index: number): void {
  state.afterBlank = false;
  if ((state.lines.ends[index] ?? 0) > state.asideEnd) findAsides(state, index, state.asideEnd);
}

function findAsides(state: State, index: number, from: number): void {
  const { lines, end } = state;
  const to = lines.ends[index] ?? end;
  let at = from;
  while (at < to) {
    const aside = asideIn(lines.text, { from: at, to, end });
    if (!aside) return;
    state.asides.push(aside);
    state.asideEnd = aside.to;
    at = aside.to;
  }
}

/** True when the line belongs to the open fence or comment; closes it where it ends. */
function stillInside(state: State, index: number): boolean {
  const { open, lines } = state;
  if (!open) return false;
  const end = open.kind === 'comment' ? commentEnd(lineAt(lines, index)) : fenceEnd(lines, index, open);
  if (end === 'inside') return true;
  state.guarded.push({ first: open.line, last: end === 'last' ? index : index - 1 });
  state.open = null;
  state.afterBlank = false;
  if (open.kind === 'comment') findAsides(state, index, startOf(lines, index) + lineAt(lines, index).indexOf('-->'));
  return end === 'last';
}

function commentEnd(line: string): End {
  return line.includes('-->') ? 'last' : 'inside';
}

/** Most lines begin with a letter and are done after two looks. */
const PLAIN = /^[A-MO-Za-mo-z]/;

function readText(state: State, index: number): void {
  const { lines } = state;
  if (isBlank(lines, index)) {
    state.afterBlank = true;
    return;
  }
  const line = lineAt(lines, index);
  if (state.container > 0 && state.afterBlank && indentOf(line) === 0) state.container = 0;
  state.afterBlank = false;
  if (PLAIN.test(line) && !line.includes('<')) return;
  if (NOTE.test(line)) state.notes.push(index);
  else if (NEAR_MISS.test(line)) state.nearMisses.push(index);
  else readBlock(state, line, index);
}

function readBlock(state: State, line: string, index: number): void {
  const from = startOf(state.lines, index);
  if (state.reads !== 'no blocks' && OPENER.test(line)) state.open = openedBy(state, line, index);
  const close = state.open?.kind === 'comment' ? line.indexOf('-->', line.indexOf('<!--') + 2) : -1;
  if (close >= 0) {
    state.guarded.push({ first: index, last: index });
    state.open = null;
  }
  if (!state.open && line.includes('<')) findAsides(state, index, from + Math.max(0, close));
}

function openedBy(state: State, line: string, index: number): Open | null {
  const item = LIST_ITEM.exec(line);
  if (item) state.container = indentOf(line.replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])/, (marker) => ' '.repeat(marker.length)));
  const reachable = item !== null || state.container > 0 || indentOf(line) <= 3;
  if (!reachable) return null;
  const fence = openFence(line, index, state.container);
  if (fence || state.reads === 'no comments' || !COMMENT.test(line)) return fence;
  return { kind: 'comment', line: index };
}
