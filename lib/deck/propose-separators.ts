import { findFrontMatter } from './front-matter.ts';
import { isBlank, type Lines, lineAt, linesOf } from './lines.ts';
import { type Separators, separatorLine } from './separator-lines.ts';
import { split } from './split.ts';

/** Keys of Slidev's and Marp's front matter that nobody else has. */
const SLIDEV_HEAD = /^(?:marp\s*:\s*true|(?:highlighter|drawings|mdc|routerMode|themeConfig|colorSchema|canvasWidth|paginate)\s*:)/;
/** Keys with which Slidev's settings of one slide begin, right below a separator. */
const SLIDEV_SLIDE = /^(?:layout|clicks|hideInToc|routeAlias|src|level|preload|dragPos)\s*:/;
const OWN_KEY = /^["']?(separator|verticalSeparator)["']?\s*:\s*(.*?)\s*$/;
/** In a deck of so few slides one line of dashes tells something. */
const FEW = 5;
/** A line that a setext heading could stand on: text, no markup. */
const TEXT = /^[\p{L}\p{N}"'“„(]/u;

/** How a text seems to separate its slides, by its own settings and by its lines (SPEC D277). HedgeDoc's way unless another one is plain. */
export function proposeSeparators(text: string): Separators {
  const lines = linesOf(text);
  const matter = findFrontMatter(lines);
  const first = matter?.next ?? 0;
  const head = matter ? linesBetween(lines, matter.first, matter.last) : [];
  const marks = marksIn(lines, first);
  if (head.some((line) => SLIDEV_HEAD.test(line)) || marks.slidev > 0) return { style: 'slidev' };
  return ownSeparators(head) ?? otherMarks(marks) ?? byDashes(lines, first) ?? byBlankLines(lines, first, marks) ?? { style: 'hedgedoc' };
}

const linesBetween = (lines: Lines, first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => lineAt(lines, first + index));

/** The front matter may say it: reveal-md's `separator` and `verticalSeparator`. */
function ownSeparators(head: readonly string[]): Separators | null {
  const own = new Map(head.flatMap((line) => pairOf(OWN_KEY.exec(line))));
  if (own.size === 0) return null;
  const right = own.get('separator') ?? '---';
  const down = own.get('verticalSeparator') ?? '----';
  return right === '---' && /^(?:----|---v|--)$/.test(down) ? { style: 'reveal-md' } : { style: 'custom', right, down };
}

function pairOf(match: RegExpExecArray | null): [string, string][] {
  const [, key, value = ''] = match ?? [];
  const line = separatorLine(value.replace(/^(["'])(.*)\1$/, '$2'));
  return key && line !== '' ? [[key, line]] : [];
}

/** Lines that others use between slides, counted; and gaps of two blank lines, and of more. */
type Marks = { readonly slidev: number; readonly comments: number; readonly equals: number; readonly two: number; readonly three: number };

function marksIn(lines: Lines, first: number): Marks {
  const body = lines.starts.map((_, index) => index).slice(first);
  const count = (is: (line: string, index: number) => boolean): number => body.filter((index) => is(lineAt(lines, index), index)).length;
  return {
    slidev: count((line, index) => line === '---' && SLIDEV_SLIDE.test(lineAt(lines, index + 1))),
    comments: count((line) => line === '<!--s-->' || line === '<!--v-->'),
    equals: count((line, index) => line.trimEnd() === '===' && isBlank(lines, index - 1)),
    two: count((_, index) => gapBefore(lines, index) === 2),
    three: count((_, index) => gapBefore(lines, index) === 3),
  };
}

/** Blank lines before a line with something on it, three at most; 0 for a blank one. */
function gapBefore(lines: Lines, index: number): number {
  let gap = 0;
  while (gap < 3 && !isBlank(lines, index) && isBlank(lines, index - 1 - gap)) gap++;
  return gap;
}

function otherMarks({ comments, equals }: Marks): Separators | null {
  if (comments > 0) return { style: 'custom', right: '<!--s-->', down: '<!--v-->' };
  return equals > 1 ? { style: 'custom', right: '---', down: '===' } : null;
}

/** Lines of dashes that are no separators, and no headings either. */
function byDashes(lines: Lines, first: number): Separators | null {
  const { pieces, nearMisses } = split(lines, first);
  const counts = new Map<string, number>();
  for (const index of nearMisses) {
    const mark = lineAt(lines, index).trim();
    if (!isHeadingMark(lines, index)) counts.set(mark, (counts.get(mark) ?? 0) + 1);
  }
  const count = (...marks: readonly string[]): number => marks.reduce((sum, mark) => sum + (counts.get(mark) ?? 0), 0);
  const long = [...counts.keys()].find((mark) => /^-{5,}$/.test(mark) && count(mark) > 1);
  if (long !== undefined) return { style: 'custom', right: '---', down: long };
  const bare = count('---', '----');
  const isPlain = count('---v', '--') > 0 || bare > 1 || (bare === 1 && pieces.length < FEW);
  return isPlain ? { style: 'reveal-md' } : null;
}

/** Dashes right below one line of text are a heading. */
function isHeadingMark(lines: Lines, index: number): boolean {
  const isOneLine = index < 2 || isBlank(lines, index - 2);
  return /^-{2,}$/.test(lineAt(lines, index).trim()) && isOneLine && TEXT.test(lineAt(lines, index - 1));
}

/** A long text without a separator of any kind, but with gaps. */
function byBlankLines(lines: Lines, first: number, { two, three }: Marks): Separators | null {
  if (three < 2 || split(lines, first).pieces.length > 1) return null;
  return { style: 'custom', right: '\\n\\n\\n', down: two > 0 ? '\\n\\n' : '' };
}
