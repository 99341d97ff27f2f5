import { lineAt, linesOf } from './lines.ts';
import { withoutNotes } from './notes.ts';
import { durationOf, namesIn, reportIn } from './owners.ts';
import { MAX_SLIDE } from './parse.ts';
import { perText } from './per-text.ts';
import { plainLine } from './plain.ts';
import { walk } from './scan.ts';

type Heading = { readonly level: number; readonly text: string };
/** What the outline needs to know of one slide. */
export type SlideFacts = {
  readonly headings: readonly Heading[];
  /** From `<!-- owner: … -->`. */
  readonly owners: readonly string[];
  /** The line `Report by @name`: its first word as written, and the names. */
  readonly report: { readonly word: string; readonly names: readonly string[] } | null;
  /** From `<!-- time: … -->`, else from the slide's `data-timing`, in milliseconds. */
  readonly timeMs: number | null;
  /** The first bold words that begin a line, the first line of text, the first image's description. */
  readonly bold: string | null;
  readonly line: string | null;
  readonly image: string | null;
};

type Draft = { -readonly [Key in keyof SlideFacts]: SlideFacts[Key] } & { headings: Heading[] };

const ATX = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/;
const SETEXT = /^ {0,3}(=+|-+)[ \t]*$/;
const HTML_HEADING = /^\s*<h([1-6])\b[^<>]*>(.*?)<\/h\1\s*>/i;
const TIMING = /<!--\s*\.slide\b[^<>]*?\sdata-timing\s*=\s*["']?(\d{1,6})\b/;
const BOLD_MARK = /\*\*|__/;
const BOLD = /^[\s>]*(?:[-*+]|\d{1,9}[.)])?\s*(?:\*\*|__)(?=\S)(.+?)(?:\*\*|__)/;
const IMAGE = /!\[([^[\]]+)\]/;
const PREFIX = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(?:\[[ xX]\]\s+)?/;
const NO_TEXT = /^\s*(?:$|:::|\||\[TOC\]|\*\[[^\]]*\]:|\[\^[^\]]+\]:|[-*_=~`+\s]+$|<\/?(?:style|div|br|center|section|small)\b)/i;

/** Reads a slide's markdown without rendering it. Linear. */
export function factsOf(slideText: string): SlideFacts {
  // What is longer is shown as plain text, which has no headings.
  const lines = linesOf(withoutNotes({ text: slideText.slice(0, MAX_SLIDE) }).text);
  const { guarded } = walk(lines, { first: 0, last: lines.starts.length - 1 });
  const facts: Draft = { headings: [], owners: [], report: null, timeMs: null, bold: null, line: null, image: null };
  let next = 0;
  let before = '';
  let inStyle = false;
  for (let index = 0; index < lines.starts.length; index++) {
    const line = lineAt(lines, index);
    readComments(facts, line);
    while ((guarded[next]?.last ?? Number.POSITIVE_INFINITY) < index) next++;
    const hidden = index >= (guarded[next]?.first ?? Number.POSITIVE_INFINITY);
    inStyle ||= /^\s*<style\b/i.test(line);
    if (!hidden && !inStyle) readLine(facts, line, before);
    inStyle &&= !/<\/style\s*>/i.test(line);
    before = hidden ? '' : line;
  }
  return facts;
}

/** The same of each slide, made anew only for those that the deck read before did not have. */
export const factsOfAll = perText(factsOf);

function readLine(facts: Draft, line: string, before: string): void {
  if (line.trim() === '') return;
  const heading = headingIn(line, before);
  if (heading) {
    facts.headings.push(heading);
    if (facts.line === heading.text) facts.line = null;
    return;
  }
  const report = line.includes('@') ? reportIn(line) : null;
  facts.report ??= report;
  facts.bold ??= BOLD_MARK.test(line) ? firstOf(BOLD, line) : null;
  facts.image ??= line.includes('![') ? firstOf(IMAGE, line) : null;
  if (facts.line === null && !report && !NO_TEXT.test(line)) facts.line = plainLine(line.replace(PREFIX, '')) || null;
}

function firstOf(pattern: RegExp, line: string): string | null {
  return plainLine(pattern.exec(line)?.[1] ?? '') || null;
}

function headingIn(line: string, before: string): Heading | null {
  const atx = ATX.exec(line);
  if (atx) return headingOf(atx[1]?.length ?? 1, atx[2] ?? '');
  const underline = before.trim() !== '' && !/^\s*(?:#|[-*+>|<]|\d+[.)])/.test(before) ? SETEXT.exec(line)?.[1] : undefined;
  if (underline) return headingOf(underline.startsWith('=') ? 1 : 2, before);
  const html = HTML_HEADING.exec(line);
  return html ? headingOf(Number(html[1]), html[2] ?? '') : null;
}

function headingOf(level: number, markdown: string): Heading | null {
  const text = plainLine(markdown);
  return text === '' ? null : { level, text };
}

function readComments(facts: Draft, line: string): void {
  if (!line.includes('<!--')) return;
  for (const [, key, value = ''] of line.slice(0, 2_000).matchAll(/<!--\s*(owner|time)\s*:\s*([^<>]*?)\s*-->/gi)) {
    if (key?.toLowerCase() === 'owner') facts.owners = [...facts.owners, ...namesIn(value)];
    else facts.timeMs = durationOf(value) ?? facts.timeMs;
  }
  const timing = TIMING.exec(line.slice(0, 2_000))?.[1];
  if (timing) facts.timeMs ??= Number(timing) * 1_000;
}
