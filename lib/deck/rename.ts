import { type FrontMatter, findFrontMatter } from './front-matter.ts';
import { eolOf, type Lines, lineAt, linesOf, startOf } from './lines.ts';
import type { TextEdit } from './types.ts';

const MAX_TITLE = 300;
const TITLE_KEY = /^(?:title|"title"|'title')[ \t]*:/;
/** Reads as itself without quotes: begins with a letter, holds nothing that YAML gives a meaning. */
const PLAIN = /^\p{L}[\p{L}\p{N} .,()!?&/+'’–_-]*$/u;
const WORDS_WITH_MEANING = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * The edit that makes `title` the deck's title in its front matter, which is made if there is none. An empty title takes
 * the line away.
 */
export function renameDeck(text: string, title: string): readonly TextEdit[] {
  const lines = linesOf(text);
  const matter = findFrontMatter(lines);
  const name = oneLine(title);
  const eol = eolOf(text);
  if (!matter) return name === '' ? [] : [insertion(text.charCodeAt(0) === 0xfeff ? 1 : 0, newMatter(name, eol) + gapBefore(text, eol))];
  const at = titleLine(lines, matter);
  if (at !== null) return changed(text, replacement(lines, { matter, at, eol }, name));
  return name === '' ? [] : [insertion(startOf(lines, matter.first), `title: ${quoted(name)}${eol}`)];
}

function oneLine(title: string): string {
  const line = [...title.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim()];
  return line.slice(0, MAX_TITLE).join('').trim();
}

function newMatter(name: string, eol: string): string {
  return ['---', `title: ${quoted(name)}`, '---', ''].join(eol);
}

/** A blank line, unless it would make a separator of dashes that are none at the very beginning. */
function gapBefore(text: string, eol: string): string {
  return /^\uFEFF?---/.test(text) ? '' : eol;
}

function titleLine(lines: Lines, matter: FrontMatter): number | null {
  for (let index = matter.first; index <= matter.last; index++) if (TITLE_KEY.test(lineAt(lines, index))) return index;
  return null;
}

/** The title's line and the indented or blank lines that go on with its value; a comment behind a one-line value stays. */
function replacement(lines: Lines, place: { matter: FrontMatter; at: number; eol: string }, name: string): TextEdit {
  const { matter, at, eol } = place;
  let last = at;
  while (last < matter.last && /^[ \t]+\S/.test(lineAt(lines, last + 1))) last++;
  const from = startOf(lines, at);
  const remove = startOf(lines, last + 1) - from;
  const comment = last === at ? (/^[^"'#]*?([ \t]+#.*)$/.exec(lineAt(lines, at))?.[1] ?? '') : '';
  return { from, remove, insert: name === '' ? '' : `title: ${quoted(name)}${comment}${eol}` };
}

function changed(text: string, edit: TextEdit): readonly TextEdit[] {
  return text.slice(edit.from, edit.from + edit.remove) === edit.insert ? [] : [edit];
}

function quoted(name: string): string {
  return PLAIN.test(name) && !WORDS_WITH_MEANING.test(name) && !name.endsWith(' ') ? name : JSON.stringify(name);
}

function insertion(from: number, insert: string): TextEdit {
  return { from, remove: 0, insert };
}
