import { isBlank, type Lines, lineAt, startOf } from './lines.ts';

/** The front matter's lines: its YAML is [first, last]; the body begins at line `next`. 0-based. */
export type FrontMatter = {
  readonly open: number;
  readonly first: number;
  readonly last: number;
  readonly next: number;
  /** Something other than blank lines stands before it. */
  readonly late: boolean;
  /** The closing line is missing. */
  readonly unclosed: boolean;
};

const OPENER = /^(?:\uFEFF)?---[ \t]*$/;
const CLOSER = /^(?:---|\.\.\.)[ \t]*$/;
const KEY = /^(?:"[^"]+"|'[^']+'|[\w][\w .-]*):(?:\s|$)/;
const KNOWN_KEY = /^["']?(?:title|description|tags|type|slideoptions|lang|dir|breaks|robots|opengraph|ga|disqus|theme|author)["']?\s*:/i;
const REMARK = /^(?:#|<!--)/;
/** At most this many lines are looked at for the closing line. */
const MAX_LINES = 500;
/** An emoji and the like: a few characters, none a letter, digit or mark of markdown. */
const DECORATION = /^[^\p{L}\p{N}#*_<>[\](){}`~|=+:-]{1,12}$/u;

/** Finds the front matter (SPEC D1 to D5), or null. */
export function findFrontMatter(lines: Lines): FrontMatter | null {
  const start = firstInk(lines, 0);
  if (OPENER.test(lineAt(lines, start))) return matterAt(lines, start, false);
  const next = firstInk(lines, start + 1);
  const decorated = DECORATION.test(lineAt(lines, start).trim()) && OPENER.test(lineAt(lines, next));
  if (!decorated || !KNOWN_KEY.test(lineAt(lines, next + 1))) return null;
  const found = matterAt(lines, next, true);
  return found?.unclosed ? null : found;
}

function firstInk(lines: Lines, from: number): number {
  let index = from === 0 && lineAt(lines, 0) === '\uFEFF' ? 1 : from;
  while (isBlank(lines, index) && index < lines.starts.length - 1) index++;
  return index;
}

function matterAt(lines: Lines, open: number, late: boolean): FrontMatter | null {
  const first = open + 1;
  if (CLOSER.test(lineAt(lines, first))) return { open, first, last: first - 1, next: first + 1, late, unclosed: false };
  const head = lineAt(lines, firstInk(lines, first));
  const opens = isBlank(lines, first) ? KNOWN_KEY.test(head) : KEY.test(head) || REMARK.test(head);
  if (!opens) return null;
  const close = closerFrom(lines, first);
  if (close !== null && !swallowsSlides(lines, first, close))
    return { open, first, last: close - 1, next: close + 1, late, unclosed: false };
  return unclosedAt(lines, open, late);
}

function closerFrom(lines: Lines, first: number): number | null {
  const end = Math.min(lines.starts.length, first + MAX_LINES);
  for (let index = first; index < end; index++) if (CLOSER.test(lineAt(lines, index))) return index;
  return null;
}

const MARKDOWN = /^(?:#{1,6} |[*+>] |!\[|<[a-z!]|[^\s#"'[{-][^:]*$)/i;

/** Notes count, not the words in them: so that blanking these changes nothing. */
const NOTES = /^notes?:|<aside/i;

/** A closing line that is a slide separator by its blank lines, after something that is no YAML: the real one is missing. */
function swallowsSlides(lines: Lines, first: number, close: number): boolean {
  if (!isBlank(lines, close - 1) || !isBlank(lines, close + 1)) return false;
  for (let index = first; index < close - 1; index++) {
    const isBody = isBlank(lines, index) && MARKDOWN.test(lineAt(lines, index + 1));
    if (isBody || NOTES.test(lineAt(lines, index))) return true;
  }
  return false;
}

/** Never closed: it ends at its first blank line, if it is one at all. */
function unclosedAt(lines: Lines, open: number, late: boolean): FrontMatter | null {
  let end = open + 1;
  let known = false;
  while (end < lines.starts.length && !isBlank(lines, end)) {
    known ||= KNOWN_KEY.test(lineAt(lines, end));
    end++;
  }
  return known ? { open, first: open + 1, last: end - 1, next: end, late, unclosed: true } : null;
}

/** Its YAML, with HTML comment lines turned into YAML comments of the same length in lines. */
export function yamlOf(lines: Lines, matter: FrontMatter): { readonly yaml: string; readonly commentLine: number | null } {
  const yaml = lines.text.slice(startOf(lines, matter.first), Math.max(startOf(lines, matter.first), startOf(lines, matter.last + 1)));
  if (!yaml.includes('<!--')) return { yaml, commentLine: null };
  const commentLine = yaml.split(/\r\n?|\n/).findIndex((line) => /^\s*<!--.*-->\s*$/.test(line));
  return { yaml: yaml.replace(/^([ \t]*)<!--.*-->[ \t]*$/gm, '$1#'), commentLine: commentLine < 0 ? null : matter.first + commentLine };
}
