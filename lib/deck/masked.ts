import { type Lines, spaces, startOf } from './lines.ts';
import { walkSlide } from './scan.ts';

/** A slide's text as its audience's markdown: notes, code and comments are blank, at the same length and lines. */
export type Masked = {
  readonly text: string;
  /** 0-based lines on which notes begin. */
  readonly notes: readonly number[];
};

/** Short runs only: a long row of backticks is no code, and would be read again and again. */
const INLINE_CODE = /(?<!`)`{1,3}(?!`)[^`\n]+`{1,3}(?!`)/g;

export function masked(lines: Lines): Masked {
  const last = lines.starts.length - 1;
  const { guarded, notes, asides } = walkSlide(lines, { first: 0, last });
  const parts = guarded.map((range) => ({ from: startOf(lines, range.first), to: startOf(lines, range.last + 1) }));
  const label = notes[0] === undefined ? [] : [{ from: startOf(lines, notes[0]), to: lines.text.length }];
  const text = blanked(lines.text, [...parts, ...asides, ...label]);
  return { text: text.replace(INLINE_CODE, spaces), notes };
}

type Span = { readonly from: number; readonly to: number };

function blanked(text: string, spans: readonly Span[]): string {
  let out = '';
  let at = 0;
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    if (to <= at) continue;
    out += text.slice(at, from) + spaces(text.slice(Math.max(at, from), to));
    at = to;
  }
  return out + text.slice(at);
}
