import { type Complaint, complaint } from './complaint.ts';
import { type FrontMatter, findFrontMatter, yamlOf } from './front-matter.ts';
import { type Lines, lineAt, linesOf, startOf } from './lines.ts';
import { defaultSettings, readSettings } from './settings.ts';
import { MAX_SLIDES, type Piece, type Split, split } from './split.ts';
import type { ParsedDeck, SlideSource } from './types.ts';

/** A larger slide is shown as plain text. UTF-16 code units. */
export const MAX_SLIDE = 64_000;
/** No more complaints than a person could read. */
const MAX_COMPLAINTS = 100;
/** Of a line of dashes so much is shown. */
const MAX_MARK = 10;

/** Takes a deck's text apart: front matter, slides, complaints. Linear in the text; never throws. */
export function parseDeck(text: string): ParsedDeck {
  const lines = linesOf(text);
  const matter = findFrontMatter(lines);
  const head = matter ? readMatter(lines, matter) : { settings: defaultSettings, complaints: [] };
  const cut = split(lines, matter?.next ?? 0);
  const slides = slidesOf(lines, cut.pieces);
  const complaints = [...head.complaints, ...bodyComplaints(lines, cut), ...largeSlides(slides), ...secondMatter(lines, matter)];
  return {
    settings: head.settings,
    frontMatter: matter ? { from: startOf(lines, matter.late ? 0 : matter.open), to: startOf(lines, matter.next) } : null,
    slides,
    stacks: (slides.at(-1)?.column ?? 0) + 1,
    complaints: complaints.sort((a, b) => a.line - b.line).slice(0, MAX_COMPLAINTS),
  };
}

/** Number of slides and stacks in a text. */
export function countSlides(text: string): { readonly slides: number; readonly stacks: number } {
  const lines = linesOf(text);
  const { pieces } = split(lines, findFrontMatter(lines)?.next ?? 0);
  return { slides: pieces.length, stacks: 1 + pieces.filter(({ by }) => by === 'right').length };
}

/** The slide that holds the offset; an offset on a separator belongs to the slide before it, one in the front matter to the first. */
export function slideAt(parsed: ParsedDeck, offset: number): SlideSource {
  const { slides } = parsed;
  let low = 0;
  let high = slides.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((slides[middle]?.from ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const slide = slides[low];
  if (!slide) throw new Error('A parsed deck has at least one slide.');
  return slide;
}

function readMatter(lines: Lines, matter: FrontMatter): Pick<ParsedDeck, 'settings' | 'complaints'> {
  const { yaml, commentLine } = yamlOf(lines, matter);
  const read = readSettings({ yaml, first: matter.first });
  const own: Complaint[] = [];
  if (matter.late) own.push(complaint('front-matter-late', matter.open, {}));
  if (matter.unclosed) own.push(complaint('front-matter-open', matter.open, {}));
  if (commentLine !== null) own.push(complaint('front-matter-comment', commentLine, {}));
  return { settings: read.settings, complaints: [...own, ...read.complaints] };
}

function slidesOf(lines: Lines, pieces: readonly Piece[]): SlideSource[] {
  let column = 0;
  let row = 0;
  return pieces.map((piece, index) => {
    column += piece.by === 'right' ? 1 : 0;
    row = piece.by === 'down' ? row + 1 : 0;
    const bom = piece.first === 0 && lines.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    const from = startOf(lines, piece.first) + bom;
    const to = startOf(lines, piece.last + 1);
    return {
      text: lines.text.slice(from, to),
      from,
      to,
      line: Math.min(piece.first + 1, lines.starts.length),
      number: index + 1,
      column,
      row,
    };
  });
}

function bodyComplaints(lines: Lines, cut: Split): Complaint[] {
  const open = cut.unclosed.map(({ kind, line }) => complaint(kind === 'fence' ? 'fence-open' : 'comment-open', line, {}));
  const last = lines.starts.length - 1;
  const near = cut.nearMisses
    .filter((line) => line !== last && line < (cut.surplus ?? last))
    .slice(0, MAX_COMPLAINTS)
    .map((line) => complaint('near-separator', line, { mark: markOn(lines, line) }));
  const surplus = cut.surplus === null ? [] : [complaint('slides-limit', cut.surplus, { slides: MAX_SLIDES })];
  return [...open, ...near, ...surplus];
}

const markOn = (lines: Lines, line: number): string => lineAt(lines, line).trim().slice(0, MAX_MARK);

/** 0-based lines that look like separators but are none. */
export function nearSeparators(lines: Lines): readonly number[] {
  const last = lines.starts.length - 1;
  return split(lines, findFrontMatter(lines)?.next ?? 0).nearMisses.filter((line) => line !== last);
}

function largeSlides(slides: readonly SlideSource[]): Complaint[] {
  return slides
    .filter((slide) => slide.text.length > MAX_SLIDE)
    .map((slide) => complaint('slide-size', slide.line - 1, { characters: MAX_SLIDE }));
}

function secondMatter(lines: Lines, matter: FrontMatter | null): Complaint[] {
  if (!matter) return [];
  const again = lineAt(lines, matter.next) === '' ? matter.next + 1 : matter.next;
  const looks = /^---[ \t]*$/.test(lineAt(lines, again)) && /^(?:title|type|tags|slideOptions)\s*:/i.test(lineAt(lines, again + 1));
  return looks ? [complaint('front-matter-second', again, {})] : [];
}
