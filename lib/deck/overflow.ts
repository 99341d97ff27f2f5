import { type Complaint, complaint } from './complaint.ts';
import { eolOf, isBlank, type Lines, lineAt, linesOf, startOf } from './lines.ts';
import { parseDeck } from './parse.ts';
import { renderSlide } from './render.ts';
import type { ParsedDeck, SlideSource, TextEdit } from './types.ts';

/** The class that makes the frame scale a slide down until it fits. */
const FIT = 'r-fit';
const SLIDE_COMMENT = /<!--\s*\.slide(?::|(?=\s))(?:(?!-->)[\s\S]){0,4000}-->/g;
/** So many of them are tried. */
const MAX_TRIES = 3;
const CLASS = /(?<=\sclass\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s"'<>`=-][^\s"'<>`=]*)/i;
/** What begins no slide's content: it would be left alone at the end of the slide before. */
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)|^\s*<h[1-6][\s>]/i;
const UNSEEN = /<!--(?:(?!-->)[\s\S]){0,4000}-->|<style\b(?:(?!<\/style)[\s\S]){0,4000}<\/style\s*>/gi;

/**
 * A slide whose content does not fit. `row`: 0-based line in the slide's text of the first block below its edge, null
 * when that is unknown. It can be split where something is left on both sides.
 */
export function overflowOf(slide: SlideSource, row: number | null): Complaint {
  const lines = linesOf(slide.text);
  const at = row ?? firstInk(lines);
  return complaint('overflow', slide.line - 1 + at, { split: row !== null && cutRow(lines, row) !== null });
}

/** Adds the class to the slide of a 1-based line: to its `.slide:` comment, else in a new one. */
export function shrunk(text: string, line: number): TextEdit | null {
  const parsed = parseDeck(text);
  const slide = slideOnLine(parsed, line);
  if (!slide) return null;
  const lines = linesOf(slide.text);
  const comments = [...slide.text.matchAll(SLIDE_COMMENT)].slice(0, MAX_TRIES);
  const inComment = comments.map((match) => withClass(match[0], match.index));
  const begin = startOf(lines, firstInk(lines));
  const anew = { from: begin, remove: 0, insert: `<!-- .slide: class="${FIT}" -->${eolOf(text)}` };
  const edit = [...inComment, anew].find((one) => fits(changed(slide.text, one), parsed));
  return edit ? { ...edit, from: edit.from + slide.from } : null;
}

/** Does a slide of this text have the class? A comment in a code block, say, gives it none. */
function fits(text: string, { settings }: ParsedDeck): boolean {
  return (renderSlide({ text }, settings).attributes['class'] ?? '').split(/\s+/).includes(FIT);
}

const changed = (text: string, edit: TextEdit): string => text.slice(0, edit.from) + edit.insert + text.slice(edit.from + edit.remove);

function withClass(comment: string, from: number): TextEdit {
  const found = CLASS.exec(comment);
  if (!found) {
    const end = comment.length - '-->'.length;
    const gap = /\s$/.test(comment.slice(0, end)) ? '' : ' ';
    return { from: from + end, remove: 0, insert: `${gap}class="${FIT}" ` };
  }
  const bare = found[0].replace(/^["']|["']$/g, '').trim();
  const quote = found[0].startsWith("'") ? "'" : '"';
  return { from: from + found.index, remove: found[0].length, insert: `${quote}${`${bare} ${FIT}`.trim()}${quote}` };
}

/** A separator before the block on a 1-based line, of the slide's own direction. */
export function splitBefore(text: string, line: number): TextEdit | null {
  const parsed = parseDeck(text);
  const slide = slideOnLine(parsed, line);
  if (!slide) return null;
  const lines = linesOf(slide.text);
  const row = cutRow(lines, line - slide.line);
  if (row === null) return null;
  const isStacked = slide.row > 0 || parsed.slides[slide.number]?.row === 1;
  const eol = eolOf(text);
  const gap = isBlank(lines, row - 1) ? '' : eol;
  return { from: slide.from + startOf(lines, row), remove: 0, insert: `${gap}${isStacked ? '----' : '---'}${eol}${eol}` };
}

/** Before which line of a slide it can be cut: a heading goes along with what it is about. Null: nothing would be left before it. */
function cutRow(lines: Lines, row: number): number | null {
  let cut = row;
  for (let at = row - 1; at >= 0; at--) {
    if (isBlank(lines, at)) continue;
    if (!HEADING.test(lineAt(lines, at))) break;
    cut = at;
  }
  const before = lines.text.slice(0, startOf(lines, cut)).replace(UNSEEN, '');
  return before.split(/\r\n?|\n/).some((line) => line.trim() !== '' && !HEADING.test(line)) ? cut : null;
}

function slideOnLine({ slides }: ParsedDeck, line: number): SlideSource | null {
  return slides.findLast((slide) => slide.line <= line) ?? null;
}

/** The first line that is not blank; 0 when there is none. */
function firstInk(lines: Lines): number {
  return Math.max(
    0,
    lines.starts.findIndex((_, index) => !isBlank(lines, index)),
  );
}
