import type { Finder } from './finder.ts';

/** A formula: its TeX, and the offset behind it. Displayed ones stand on a line of their own. */
export type Formula = { readonly tex: string; readonly display: boolean; readonly end: number };
/** Where to look: nothing at or behind `limit` counts. `find` searches the same text. */
export type Haystack = { readonly text: string; readonly limit: number; readonly find: Finder };

/** Environments that are formulas without dollars around them. */
const ENVIRONMENT =
  /^(?:(?:align|alignat|equation|gather|multline|eqnarray)\*?|(?:aligned|alignedat|gathered|split|CD)|[bBpvV]?matrix\*?|smallmatrix|(?:d|r|dr)?cases|d?array|subarray)$/;
const BEGIN = /\\begin\{([A-Za-z]{1,12}\*?)\}/y;
const MAX_NESTED = 20;

/** The formula that begins at an offset, or null (SPEC D170 to D175). */
export function formulaAt(hay: Haystack, at: number): Formula | null {
  if (hay.text[at] === '$') return hay.text[at + 1] === '$' ? inTwoDollars(hay, at) : inDollars(hay, at);
  const bracket = /^\\(\\?)([([])/.exec(hay.text.slice(at, at + 3));
  if (bracket) return inBrackets(hay, at, { slashes: bracket[1] ? '\\\\' : '\\', display: bracket[2] === '[' });
  return environment(hay, at);
}

function inDollars(hay: Haystack, at: number): Formula | null {
  const { text } = hay;
  const close = isSpace(text[at + 1]) ? -1 : unescaped(hay, '$', at + 1);
  if (close < 0 || isSpace(text[close - 1]) || /\d/.test(text[close + 1] ?? '')) return null;
  const tex = text.slice(at + 1, close);
  return { tex: /^`[^`]+`$/.test(tex) ? tex.slice(1, -1) : tex, display: false, end: close + 1 };
}

function inTwoDollars(hay: Haystack, at: number): Formula | null {
  if (hay.text[at + 2] === '$') return null;
  const close = unescaped(hay, '$$', at + 2);
  return between(hay, { from: at + 2, to: close, end: close + 2 }, true);
}

function inBrackets(hay: Haystack, at: number, { slashes, display }: { slashes: string; display: boolean }): Formula | null {
  const from = at + slashes.length + 1;
  const mark = slashes + (display ? ']' : ')');
  const close = slashes.length === 1 ? unescaped(hay, mark, from) : within(hay, mark, from);
  const found = between(hay, { from, to: close, end: close + mark.length }, display);
  // `\[` is what people write for a bracket, too.
  return found && display && slashes.length === 1 && !looksLikeTex(hay.text, found) ? null : found;
}

function between(hay: Haystack, span: { from: number; to: number; end: number }, display: boolean): Formula | null {
  const tex = span.to < 0 ? '' : hay.text.slice(span.from, span.to);
  return tex.trim() === '' ? null : { tex, display, end: span.end };
}

function looksLikeTex(text: string, { tex, end }: Formula): boolean {
  return text[end] !== '(' && /\\[a-z\\]|[\^_=<>+]|^[ \t]*\n/i.test(tex) && !/^\s*(?:name|time|color)=/.test(tex);
}

function environment(hay: Haystack, at: number): Formula | null {
  BEGIN.lastIndex = at;
  const name = hay.text[at + 1] === 'b' ? (BEGIN.exec(hay.text)?.[1] ?? '') : '';
  const end = ENVIRONMENT.test(name) ? environmentEnd(hay, name.toLowerCase(), at + 1) : -1;
  return end < 0 ? null : { tex: hay.text.slice(at, end), display: true, end };
}

/** The offset behind the `\end` that belongs to a `\begin`. */
function environmentEnd(hay: Haystack, name: string, from: number): number {
  const [open, close] = [`\\begin{${name}}`, `\\end{${name}}`];
  let at = from;
  for (let depth = 1; depth <= MAX_NESTED; ) {
    const end = within(hay, close, at);
    if (end < 0) return -1;
    const inner = hay.find.next(open, at);
    const nests = inner >= 0 && inner < end;
    depth += nests ? 1 : -1;
    at = nests ? inner + open.length : end + close.length;
    if (depth === 0) return at;
  }
  return -1;
}

/** The mark's next offset whose place has not an odd number of backslashes before it, or -1. */
function unescaped(hay: Haystack, mark: string, from: number): number {
  let at = within(hay, mark, from);
  while (at >= 0 && isEscaped(hay.text, at, from)) at = within(hay, mark, at + 1);
  return at;
}

function within(hay: Haystack, mark: string, from: number): number {
  const at = hay.find.next(mark, from);
  return at >= 0 && at + mark.length <= hay.limit ? at : -1;
}

function isEscaped(text: string, at: number, from: number): boolean {
  let slashes = 0;
  while (at - slashes > from && text[at - slashes - 1] === '\\') slashes++;
  return slashes % 2 === 1;
}

const isSpace = (char: string | undefined): boolean => char === undefined || /[ \t\n]/.test(char);
