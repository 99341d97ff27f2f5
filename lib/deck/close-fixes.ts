import type { OpenFence } from './fences.ts';
import { findFrontMatter } from './front-matter.ts';
import { eolOf, isBlank, type Lines, lineAt, startOf } from './lines.ts';
import { walkSlide } from './scan.ts';
import { split } from './split.ts';
import type { TextEdit } from './types.ts';

/** Closes what a 0-based line of the body leaves open: a code fence or a comment. Null when it leaves nothing open. */
export function closed(lines: Lines, line: number): TextEdit | null {
  const cut = split(lines, findFrontMatter(lines)?.next ?? 0);
  const open = cut.unclosed.find((one) => one.line === line);
  if (!open) return null;
  if (open.kind === 'comment') return { from: lines.ends[line] ?? lines.text.length, remove: 0, insert: ' -->' };
  const last = cut.pieces.find((piece) => piece.first <= line && line <= piece.last)?.last ?? line;
  return closedFence(lines, open, last);
}

/** A closing line after the last line of code: before the slide's notes and the blank lines at its end. */
function closedFence(lines: Lines, open: OpenFence, last: number): TextEdit {
  const { notes, asides } = walkSlide(lines, { first: open.line + 1, last }, 'no blocks');
  const asideFrom = asides[0]?.from ?? Number.POSITIVE_INFINITY;
  let end = Math.min(last, (notes[0] ?? last + 1) - 1);
  while (end > open.line && (isBlank(lines, end) || (lines.ends[end] ?? 0) > asideFrom)) end--;
  const prefix = open.quoted ? (/^[ \t]*(?:>[ \t]?)+/.exec(lineAt(lines, open.line))?.[0] ?? '> ') : ' '.repeat(open.indent);
  const insert = `${eolOf(lines.text)}${prefix}${open.mark.repeat(open.length)}`;
  return { from: Math.min(lines.ends[end] ?? lines.text.length, lines.text.length), remove: 0, insert };
}

/** A closing line for front matter that ends at line `next`, 0-based. */
export function closedMatter(lines: Lines): TextEdit | null {
  const matter = findFrontMatter(lines);
  if (!matter?.unclosed) return null;
  const eol = eolOf(lines.text);
  const from = startOf(lines, matter.next);
  const isOnLine = matter.next < lines.starts.length;
  return { from, remove: 0, insert: isOnLine ? `---${eol}` : `${eol}---${eol}` };
}
