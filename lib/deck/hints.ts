import { type Complaint, complaint } from './complaint.ts';
import { breaksIn, linesOf } from './lines.ts';
import { masked } from './masked.ts';
import { MAX_SLIDE } from './parse.ts';
import { perText } from './per-text.ts';
import { styleHints } from './style-hints.ts';
import type { ParsedDeck } from './types.ts';

/** No more of one kind than a person could read. */
const MAX_HINTS = 100;

const IMAGE = /(?<!\\)!\[[ \t]*\](?=\(|\[)|<img\b[^<>]{0,2000}>/gi;
const HAS_ALT = /\salt(?=[\s=/>])/i;
const ATX = /^ {0,3}(#{1,6})(?=[ \t]+\S)/;
const HTML_HEADING = /^\s*<h([1-6])[\s>]/i;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;

/**
 * What could be better in a deck that reads well: images without a description, headings that jump, notes begun twice,
 * styles that have no effect (SPEC D256 to D258, D263, D264). Linear; never throws.
 */
export function hintsOf(deck: Pick<ParsedDeck, 'slides'>): readonly Complaint[] {
  const { slides } = deck;
  const hints = hintsOfAll(slides.map(({ text }) => text));
  return slides.flatMap(({ line }, index) => (hints[index] ?? []).map((hint) => moved(hint, line - 1))).slice(0, MAX_HINTS);
}

/** By line of the slide. */
function hintsOn(slideText: string): readonly Complaint[] {
  if (slideText.length > MAX_SLIDE) return [];
  const { text, notes } = masked(linesOf(slideText));
  return [...imageHints(text), ...headingHints(text), ...notesHints(notes), ...styleHints(text)].sort((a, b) => a.line - b.line);
}
const hintsOfAll = perText(hintsOn);

/** The hint of a slide whose text begins after so many lines of the deck's. */
function moved(hint: Complaint, by: number): Complaint {
  if (hint.code !== 'notes-again') return { ...hint, line: hint.line + by };
  return { ...hint, line: hint.line + by, values: { first: hint.values.first + by } };
}

/** An empty `alt` is on purpose: the image says nothing that the text does not. */
function imageHints(text: string): Complaint[] {
  if (!text.includes('![') && !/<img/i.test(text)) return [];
  const hints: Complaint[] = [];
  let at = 0;
  let line = 0;
  for (const { 0: image, index } of text.matchAll(IMAGE)) {
    if (image.startsWith('<') && HAS_ALT.test(image)) continue;
    line += breaksIn(text.slice(at, index));
    at = index;
    hints.push(complaint('image-alt', line, {}));
  }
  return hints;
}

/** A heading may be smaller than the one before it on its slide by one level; a slide may begin with any. */
function headingHints(text: string): Complaint[] {
  const hints: Complaint[] = [];
  let above = 0;
  let before = '';
  for (const [index, line] of text.split(/\r\n?|\n/).entries()) {
    const level = levelOf(line, before);
    before = line;
    if (level === 0) continue;
    if (above > 0 && level > above + 1) hints.push(complaint('heading-jump', index, { from: above, to: level }));
    above = level;
  }
  return hints;
}

function levelOf(line: string, before: string): number {
  const atx = ATX.exec(line)?.[1];
  if (atx) return atx.length;
  const html = HTML_HEADING.exec(line)?.[1];
  if (html) return Number(html);
  const isText = before.trim() !== '' && !/^\s*(?:#|[-*+>|<]|\d+[.)])/.test(before);
  const under = isText ? SETEXT.exec(line)?.[1] : undefined;
  if (under === undefined) return 0;
  return under.startsWith('=') ? 1 : 2;
}

function notesHints(notes: readonly number[]): Complaint[] {
  const [begin, ...again] = notes;
  if (begin === undefined) return [];
  return again.map((line) => complaint('notes-again', line, { first: begin + 1 }));
}
