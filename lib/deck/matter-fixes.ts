import type { Complaint } from './complaint.ts';
import { type Entry, entryOn } from './entries.ts';
import { findFrontMatter } from './front-matter.ts';
import { type Lines, lineAt, startOf } from './lines.ts';
import type { Fix } from './offers.ts';
import type { TextEdit } from './types.ts';

type Task = { readonly complaint: Complaint; readonly fix: Fix };
/** The front matter's lines as YAML, the first of them, and the one that is complained about, counted from it. */
type Place = { readonly lines: Lines; readonly first: number; readonly yaml: readonly string[]; readonly index: number };

/** Edits of the front matter, from its end to its beginning; none when the line is not in it any more. */
export function matterEdits(lines: Lines, line: number, { complaint, fix }: Task): readonly TextEdit[] {
  const matter = findFrontMatter(lines);
  if (!matter || line < matter.first || line > matter.last) return [];
  const yaml = Array.from({ length: matter.last - matter.first + 1 }, (_, index) => lineAt(lines, matter.first + index));
  const place = { lines, first: matter.first, yaml, index: line - matter.first };
  if (fix.does === 'untab') return eachLine(place, (text) => text.replace(/^[ \t]+/, (indent) => indent.replaceAll('\t', '  ')));
  if (fix.does === 'remark') return eachLine(place, (text) => text.replace(/^([ \t]*)<!--[ \t]*(.*?)[ \t]*-->[ \t]*$/, '$1# $2'));
  const entry = entryOn(yaml, place.index);
  return entry ? entryEdits(place, entry, { complaint, fix }) : [];
}

function entryEdits(place: Place, entry: Entry, { complaint, fix }: Task): readonly TextEdit[] {
  const { lines, first } = place;
  const begin = startOf(lines, first + entry.first);
  if (fix.does === 'remove') return [{ from: begin, remove: startOf(lines, first + entry.last + 1) - begin, insert: '' }];
  const text = place.yaml[entry.first] ?? '';
  const value = { from: entry.valueFrom, to: entry.valueTo };
  if (fix.does === 'quote') return [at(begin, { from: value.from, to: text.trimEnd().length }, quoted(text.slice(value.from).trim()))];
  if (fix.does !== 'rename') return [];
  if (complaint.code === 'option-value') return [at(begin, value, fix.to)];
  const key = /^[ \t]*["']?/.exec(text)?.[0].length ?? 0;
  return [at(begin, { from: key, to: key + keyLength(text.slice(key)) }, fix.to)];
}

const keyLength = (rest: string): number => /^[^:"']*/.exec(rest)?.[0].trimEnd().length ?? 0;

function at(begin: number, span: { readonly from: number; readonly to: number }, insert: string): TextEdit {
  return { from: begin + span.from, remove: span.to - span.from, insert };
}

const quoted = (value: string): string => `"${value.replace(/[\\"]/g, '\\$&')}"`;

function eachLine({ lines, first, yaml }: Place, change: (text: string) => string): readonly TextEdit[] {
  return yaml
    .flatMap((text, index) => {
      const next = change(text);
      return next === text ? [] : [{ from: startOf(lines, first + index), remove: text.length, insert: next }];
    })
    .reverse();
}
