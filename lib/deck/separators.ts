import { findFrontMatter } from './front-matter.ts';
import { eolOf, isBlank, type Lines, lineAt, linesOf, startOf } from './lines.ts';
import { type Separators, separatorsAs } from './separator-lines.ts';
import { type Direction, type SeparatorAt, separatorAt, split } from './split.ts';
import type { TextEdit } from './types.ts';

/** A text with HedgeDoc's separators, and how many were rewritten. */
export type Rewritten = {
  readonly text: string;
  readonly right: number;
  readonly down: number;
  /** Lines that meant nothing before and would now begin a slide: they are `* * *` now. */
  readonly rules: number;
  /** Slidev's settings of single slides, which are comments now. */
  readonly settings: number;
};

/** Rewrites a text's separators as HedgeDoc's (SPEC D270 to D276). Front matter, fences and comments stay as they are. Linear. */
export function rewriteSeparators(text: string, separators: Separators): Rewritten {
  if (separators.style === 'hedgedoc') return { text, right: 0, down: 0, rules: 0, settings: 0 };
  const lines = linesOf(text);
  const front = findFrontMatter(lines);
  const first = front?.next ?? 0;
  const found = separatorsIn(lines, first, separatorsAs(separators));
  const settings = separators.style === 'slidev' ? settingsAfter(lines, found) : [];
  const closers = new Set(settings.map(({ close }) => close));
  const real = found.filter(({ line }) => !closers.has(line));
  const wanted = new Set(real.map(({ line }) => line));
  const stray = separatorsIn(lines, first, separatorAt).filter(({ line }) => !wanted.has(line) && !closers.has(line));
  const opened = new Set(settings.map(({ open }) => open));
  const rewritten = real.filter((one) => opened.has(one.line) || separatorAt(lines, one.line) !== one.by);
  const edits = [
    ...rewritten.map((one) => dashes(lines, one, opened.has(one.line))),
    ...settings.map(({ close }) => lineEdit(lines, close, '-->')),
    ...stray.map(({ line }) => lineEdit(lines, line, '* * *')),
  ];
  // A first separator must not close front matter that nobody closed before: what would open it is a rule. Before it nothing was rewritten.
  const made = front ? null : findFrontMatter(linesOf(withEdits(text, edits)));
  const rules = made && !wanted.has(made.open) ? [lineEdit(lines, made.open, '* * *')] : [];
  const count = (by: Direction) => rewritten.filter((one) => one.by === by).length;
  return {
    text: withEdits(text, [...edits, ...rules]),
    right: count('right'),
    down: count('down'),
    rules: stray.length + rules.length,
    settings: settings.length,
  };
}

/** Edits that do not overlap, all at once: there may be one for each line. */
function withEdits(text: string, edits: readonly TextEdit[]): string {
  let out = '';
  let at = 0;
  for (const { from, remove, insert } of [...edits].sort((a, b) => a.from - b.from)) {
    out += text.slice(at, from) + insert;
    at = from + remove;
  }
  return out + text.slice(at);
}

type Found = { readonly line: number; readonly by: Direction };

function separatorsIn(lines: Lines, first: number, at: SeparatorAt): Found[] {
  return split(lines, first, at).pieces.flatMap((piece) => (piece.by ? [{ line: piece.first - 1, by: piece.by }] : []));
}

function lineEdit(lines: Lines, line: number, insert: string): TextEdit {
  const from = startOf(lines, line);
  return { from, remove: (lines.ends[line] ?? from) - from, insert };
}

function dashes(lines: Lines, { line, by }: Found, opensComment: boolean): TextEdit {
  const eol = eolOf(lines.text);
  const before = isBlank(lines, line - 1) ? '' : eol;
  const after = isBlank(lines, line + 1) ? '' : eol;
  return lineEdit(lines, line, `${before}${by === 'right' ? '---' : '----'}${opensComment ? `${eol}${eol}<!--` : after}`);
}

/** Settings of one slide: the separator that opens them and the one that closes them. */
type SlideSettings = { readonly open: number; readonly close: number };
const SETTING = /^(?:[\w-]+:(?:\s|$)|\s+\S|- |#)/;

/** In Slidev a separator with a line right after it opens a slide's own settings, which the next one closes. */
function settingsAfter(lines: Lines, found: readonly Found[]): SlideSettings[] {
  const settings: SlideSettings[] = [];
  for (let index = 0; index + 1 < found.length; index++) {
    const open = found[index]?.line ?? 0;
    const close = found[index + 1]?.line ?? 0;
    if (close - open < 2 || !areSettings(lines, open + 1, close)) continue;
    settings.push({ open, close });
    index++;
  }
  return settings;
}

function areSettings(lines: Lines, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const line = lineAt(lines, index);
    if (!SETTING.test(line) || line.includes('-->')) return false;
  }
  return /^[\w-]+:/.test(lineAt(lines, from));
}
