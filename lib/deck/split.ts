import { isFenceLine, type OpenFence } from './fences.ts';
import { isBlank, type Lines, lineAt, startOf } from './lines.ts';
import { type Open, type Walk, walk } from './scan.ts';
import { Walks } from './walked.ts';

/** Slides of one deck. What separates beyond is text of the last one: reading a deck takes bounded time. */
export const MAX_SLIDES = 5_000;
/** A fence or comment that stays open runs on over at most this many separators. */
const MAX_REACH = 200;

export type Direction = 'right' | 'down';
/** The lines [first, last] of one slide, and the separator line before it (null for the first slide). */
export type Piece = { readonly first: number; readonly last: number; readonly by: Direction | null };
export type Split = {
  readonly pieces: readonly Piece[];
  /** 0-based lines: fences and comments that nobody closed, and lines that look like a separator but are none. */
  readonly unclosed: readonly Open[];
  readonly nearMisses: readonly number[];
  /** The first separator beyond the limit, if there is one. */
  readonly surplus: number | null;
};

type Chunk = Piece & { readonly walk: Walk };

/** What a line separates, if it is no part of a fence or comment. */
export type SeparatorAt = (lines: Lines, index: number) => Direction | null;

/** Cuts the lines from `first` on into slides (SPEC D20 to D27, D311), at HedgeDoc's separators or others. Linear. */
export function split(lines: Lines, first: number, at: SeparatorAt = separatorAt): Split {
  const { chunks, surplus } = chunksOf(lines, first, at);
  const pieces: Piece[] = [];
  const unclosed: Open[] = [];
  const nearMisses: number[] = [];
  for (let index = 0; index < chunks.length; index++) {
    const chunk = chunks[index];
    if (!chunk) break;
    const run = runOn(lines, chunks, index);
    index = run.last;
    pieces.push({ first: chunk.first, last: chunks[index]?.last ?? chunk.last, by: chunk.by });
    for (const line of run.nearMisses) nearMisses.push(line);
    if (run.open) unclosed.push(run.open);
  }
  return { pieces, unclosed, nearMisses, surplus };
}

/** What lies between lines that could be separators, each read as if it stood alone. */
function chunksOf(lines: Lines, first: number, at: SeparatorAt): { readonly chunks: Chunk[]; readonly surplus: number | null } {
  const chunks: Chunk[] = [];
  let surplus: number | null = null;
  let from = first;
  let by: Direction | null = null;
  const count = lines.starts.length;
  const walks = new Walks(lines);
  for (let index = first; index < count; index++) {
    const direction = at(lines, index);
    if (!direction) continue;
    if (chunks.length === MAX_SLIDES - 1) {
      surplus = index;
      break;
    }
    chunks.push({ first: from, last: index - 1, by, walk: walks.of({ first: from, last: index - 1 }) });
    from = index + 1;
    by = direction;
  }
  chunks.push({ first: from, last: count - 1, by, walk: walks.of({ first: from, last: count - 1 }) });
  walks.keep();
  return { chunks, surplus };
}

const DASH = 45;

/** HedgeDoc's separators. */
export function separatorAt(lines: Lines, index: number): Direction | null {
  const at = startOf(lines, index);
  if (lines.text.charCodeAt(at) !== DASH) return null;
  const line = lineAt(lines, index).trimEnd();
  if (line !== '---' && line !== '----') return null;
  if (!isBlank(lines, index - 1) || !isBlank(lines, index + 1)) return null;
  return line === '---' ? 'right' : 'down';
}

type Run = { last: number; open: Open | null; readonly nearMisses: number[] };

/** Follows what chunk `at` leaves open to the chunk that closes it, if there is good evidence for one. */
function runOn(lines: Lines, chunks: readonly Chunk[], at: number): Run {
  const start = chunks[at];
  const run: Run = { last: at, open: start?.walk.open ?? null, nearMisses: [...(start?.walk.nearMisses ?? [])] };
  let inNotes = start !== undefined && opensInNotes(start.walk);
  while (run.open) {
    const next = closerOf(lines, chunks, { open: run.open, after: run.last, inNotes });
    const from = chunks[run.last + 1];
    const to = chunks[next];
    if (!from || !to) break;
    const on = walk(lines, { first: from.first - 1, last: to.last }, run.open);
    if (on.open === run.open) break;
    inNotes ||= opensInNotes(on);
    run.last = next;
    run.open = on.open;
    for (const line of on.nearMisses) run.nearMisses.push(line);
  }
  return run;
}

function opensInNotes({ open, notes }: Walk): boolean {
  return open !== null && notes[0] !== undefined && notes[0] < open.line;
}

type Search = { readonly open: Open; readonly after: number; readonly inNotes: boolean };

/** Index of the chunk that closes it, or -1 when it was forgotten. */
function closerOf(lines: Lines, chunks: readonly Chunk[], search: Search): number {
  const { open } = search;
  // a separator is not indented, so it ends the list item or quote and the fence in it
  if (open.kind === 'fence' && (open.container > 0 || open.quoted)) return -1;
  const end = Math.min(chunks.length, search.after + 1 + MAX_REACH);
  for (let at = search.after + 1; at < end; at++) {
    const chunk = chunks[at];
    if (!chunk) return -1;
    const verdict = open.kind === 'fence' ? fenceVerdict(lines, chunk, search) : commentVerdict(lines, chunk);
    if (verdict === 'closes') return at;
    if (verdict === 'forgotten') return -1;
  }
  return -1;
}

type Verdict = 'closes' | 'forgotten' | 'silent';

/**
 * A chunk that is balanced by itself speaks against an open fence before it; one that would itself be left open speaks
 * for it. Notes do not count (unless the fence stands in notes itself), so that blanking notes moves no separator.
 */
function fenceVerdict(lines: Lines, chunk: Chunk, search: Search): Verdict {
  const { open } = search;
  if (open.kind !== 'fence') return 'silent';
  const last = search.inNotes ? chunk.last : (chunk.walk.notes[0] ?? chunk.last + 1) - 1;
  if (!hasFence(lines, { ...chunk, last }, open)) return 'silent';
  const alone = last === chunk.last ? chunk.walk.open : walk(lines, { first: chunk.first, last }).open;
  return alone?.kind === 'fence' && alone.mark === open.mark ? 'closes' : 'forgotten';
}

function hasFence(lines: Lines, chunk: Chunk, open: OpenFence): boolean {
  let next = 0;
  for (let index = chunk.first; index <= chunk.last; index++) {
    const at = startOf(lines, index);
    while ((chunk.walk.asides[next]?.to ?? at + 1) <= at) next++;
    const inAside = (chunk.walk.asides[next]?.from ?? at + 1) <= at;
    if (!inAside && isFenceLine(lineAt(lines, index), open)) return true;
  }
  return false;
}

function commentVerdict(lines: Lines, chunk: Chunk): Verdict {
  const { words, notes } = apart(lines, chunk);
  const mark = firstMark(words);
  if (mark !== 'none') return mark === 'close' ? 'closes' : 'forgotten';
  return notes.some((note) => firstMark(note) === 'close') ? 'closes' : 'silent';
}

/** A chunk's words without its notes, and the notes. */
function apart(lines: Lines, chunk: Chunk): { readonly words: string; readonly notes: readonly string[] } {
  const [label] = chunk.walk.notes;
  const end = startOf(lines, chunk.last + 1);
  const notesFrom = label === undefined ? end : startOf(lines, label);
  const asides = chunk.walk.asides.filter((aside) => aside.from < notesFrom);
  const cuts = [...asides, { from: notesFrom, to: end }];
  const words = cuts.map((cut, index) => lines.text.slice(cuts[index - 1]?.to ?? startOf(lines, chunk.first), cut.from)).join('');
  return { words, notes: cuts.map((cut) => lines.text.slice(cut.from, cut.to)) };
}

/** Which comes first in the text, `<!--` or `-->`? */
function firstMark(text: string): 'open' | 'close' | 'none' {
  const match = /<!--|-->/.exec(text);
  if (!match) return 'none';
  return match[0] === '-->' ? 'close' : 'open';
}
