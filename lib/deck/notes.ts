import { type Lines, lineAt, lineIndexAt, linesOf, startOf } from './lines.ts';
import { parseDeck } from './parse.ts';
import { isNoteLine, type Walk, walk } from './scan.ts';
import type { SlideSource } from './types.ts';

/** A stretch of notes in a slide's text: its label or opening tag begins at `from`; the words are [bodyFrom, bodyTo). */
export type NotePart = { readonly from: number; readonly bodyFrom: number; readonly bodyTo: number; readonly to: number };

/** Finds a slide's notes (SPEC D40 to D45). Parts are in order and never overlap. */
export function notesIn(text: string): readonly NotePart[] {
  if (!/notes?:|<aside/i.test(text)) return [];
  const lines = linesOf(text);
  const seen = walkSlide(lines);
  const parts: NotePart[] = [];
  let at = 0;
  while (at < text.length) {
    const line = seen.notes.find((index) => startOf(lines, index) >= at);
    const label = line === undefined ? text.length : startOf(lines, line);
    const aside = asideIn(text, at, (offset) => isGuarded(lines, seen, offset));
    const part = aside && aside.from < label ? aside : labelled(text, label);
    if (!part) break;
    parts.push(part);
    at = Math.max(part.to, at + 1);
  }
  return parts;
}

/** The deck with the words of its notes blanked out: the same lines, the same slides, the same html. */
export function publicText(text: string): string {
  let out = '';
  let at = 0;
  for (const slide of parseDeck(text).slides) {
    for (const part of notesIn(slide.text)) {
      out += text.slice(at, slide.from + part.bodyFrom);
      out += text.slice(slide.from + part.bodyFrom, slide.from + part.bodyTo).replace(/[^\r\n]+/g, '');
      at = slide.from + part.bodyTo;
    }
  }
  return out + text.slice(at);
}

/** A slide's text without its notes, and the notes' words. Removed notes leave the breaks of their lines behind. */
export function withoutNotes(slide: Pick<SlideSource, 'text'>): { readonly text: string; readonly notes: readonly string[] } {
  let text = '';
  let at = 0;
  const notes: string[] = [];
  for (const part of notesIn(slide.text)) {
    text += slide.text.slice(at, part.from) + slide.text.slice(part.from, part.to).replace(/[^\r\n]+/g, '');
    const body = slide.text.slice(part.bodyFrom, part.bodyTo).replace(/^notes?:/gim, '');
    if (body.trim() !== '') notes.push(body);
    at = part.to;
  }
  return { text: text + slide.text.slice(at), notes };
}

/** A fence or comment that the slide leaves open guards nothing: notes after it are notes. */
function walkSlide(lines: Lines): Walk {
  const all = { first: 0, last: lines.starts.length - 1 };
  const seen = walk(lines, all);
  const { open } = seen;
  if (!open) return seen;
  const before = walk(lines, { first: 0, last: open.line - 1 });
  const after = Array.from({ length: all.last - open.line }, (_, index) => open.line + 1 + index);
  return { ...before, notes: [...before.notes, ...after.filter((index) => isNoteLine(lineAt(lines, index)))] };
}

function isGuarded(lines: Lines, seen: Walk, offset: number): boolean {
  const line = lineIndexAt(lines, offset);
  return seen.guarded.some((range) => range.first <= line && line <= range.last);
}

function labelled(text: string, from: number): NotePart | null {
  if (from >= text.length) return null;
  const bodyFrom = text.indexOf(':', from) + 1;
  return { from, bodyFrom, bodyTo: text.length, to: text.length };
}

const ASIDE = /<aside(?=[\s>])/gi;
const MAX_TAG = 1_000;
const NOTES_CLASS = /\sclass\s*=\s*(?:"(?:[^"]*\s)?notes(?:\s[^"]*)?"|'(?:[^']*\s)?notes(?:\s[^']*)?'|notes(?=[\s>/]))/i;

/** The first `<aside class="notes">` from `at` on that is not guarded. Never closed, it takes the rest of the slide. */
function asideIn(text: string, at: number, guarded: (offset: number) => boolean): NotePart | null {
  ASIDE.lastIndex = at;
  for (let match = ASIDE.exec(text); match; match = ASIDE.exec(text)) {
    const from = match.index;
    const tag = /^[^>]*>/.exec(text.slice(from, from + MAX_TAG))?.[0] ?? '';
    const bodyFrom = from + tag.length;
    if (!NOTES_CLASS.test(tag) || guarded(from) || isQuoted(text, from, bodyFrom)) continue;
    const close = /<\/aside\s*>/i.exec(text.slice(bodyFrom));
    if (!close) return { from, bodyFrom, bodyTo: text.length, to: text.length };
    const bodyTo = bodyFrom + close.index;
    return { from, bodyFrom, bodyTo, to: bodyTo + close[0].length };
  }
  return null;
}

/** Written about, not used: in backticks, `<aside class="notes">`. */
function isQuoted(text: string, from: number, to: number): boolean {
  return text[from - 1] === '`' && (text[to] === '`' || /^[^\n`]*<\/aside\s*>`/i.test(text.slice(to, to + 500)));
}
