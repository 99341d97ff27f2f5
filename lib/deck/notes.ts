import type { NotePart } from './asides.ts';
import { linesOf, startOf } from './lines.ts';
import { parseDeck } from './parse.ts';
import { walkSlide } from './scan.ts';
import type { SlideSource } from './types.ts';

/** Without it there are no notes. */
const MARK = /notes?:|<aside/i;

/** Finds a slide's notes (SPEC D40 to D43). Parts are in order and never overlap. */
function notesIn(text: string): readonly NotePart[] {
  if (!MARK.test(text)) return [];
  const lines = linesOf(text);
  const { notes, asides } = walkSlide(lines, { first: 0, last: lines.starts.length - 1 });
  const from = notes[0] === undefined ? text.length : startOf(lines, notes[0]);
  const before = asides.filter((aside) => aside.from < from);
  if (notes[0] === undefined) return before;
  return [...before, { from, bodyFrom: text.indexOf(':', from) + 1, bodyTo: text.length, to: text.length }];
}

/** The deck with the words of its notes blanked out: the same lines, the same slides, the same html. */
export const publicText = (text: string): string => publicReader()(text);

/** `publicText` for a text that is read again and again: where the notes of a slide are is known from the time before. */
export function publicReader(): (text: string) => string {
  let known: ReadonlyMap<string, readonly NotePart[]> = new Map();
  return (text) => {
    if (!MARK.test(text)) return text;
    // Places, not words: a part of an old text would keep all of that in memory.
    const seen = new Map<string, readonly NotePart[]>();
    let out = '';
    let at = 0;
    for (const slide of parseDeck(text).slides) {
      const notes = known.get(slide.text) ?? notesIn(slide.text);
      if (notes.length > 0) seen.set(slide.text, notes);
      out += text.slice(at, slide.from) + blanked(slide.text, notes);
      at = slide.to;
    }
    known = seen;
    return out + text.slice(at);
  };
}

/** A slide's text with the words of its notes blanked out. */
export function blanked(slideText: string, notes = notesIn(slideText)): string {
  let out = '';
  let at = 0;
  for (const { bodyFrom, bodyTo } of notes) {
    out += slideText.slice(at, bodyFrom) + slideText.slice(bodyFrom, bodyTo).replace(/[^\r\n]+/g, '');
    at = bodyTo;
  }
  return out + slideText.slice(at);
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
