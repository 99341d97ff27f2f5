import type { Complaint } from './complaint.ts';
import { type Entry, entryOf, entryOn } from './entries.ts';
import { findFrontMatter } from './front-matter.ts';
import { type Lines, lineAt, linesOf } from './lines.ts';
import { nearestName } from './nearest.ts';
import { MAX_SHOWN } from './read-options.ts';
import { honoured, themes } from './slide-options.ts';
import { withoutRule } from './style-hints.ts';

/** What can be done about a complaint with one click; what it does is in fixes.ts. */
export type FixName =
  | 'separate'
  | 'separate-all'
  | 'close'
  | 'remove'
  | 'rename'
  | 'quote'
  | 'untab'
  | 'remark'
  | 'unlabel'
  | 'describe'
  | 'relevel'
  | 'shrink'
  | 'split'
  | 'cut';
/** `to` is the word that it puts there, or empty. */
export type Fix = { readonly does: FixName; readonly to: string };

/** A complaint, with what can be done about it. */
export type Hint = Complaint & { readonly fixes: readonly Fix[] };

/** What the offers are made from: the text, and its front matter's lines. */
type Source = {
  readonly lines: Lines;
  readonly first: number;
  readonly yaml: readonly string[];
  readonly marks: ReadonlyMap<string, number>;
};

/** Adds to complaints about a text what can be done about each with one click. */
export function withFixes(text: string, complaints: readonly Complaint[]): readonly Hint[] {
  const lines = linesOf(text);
  const matter = findFrontMatter(lines);
  const first = matter?.first ?? 0;
  const yaml = Array.from({ length: matter ? matter.last - first + 1 : 0 }, (_, index) => lineAt(lines, first + index));
  const marks = new Map<string, number>();
  for (const one of complaints) if (one.code === 'near-separator') marks.set(one.values.mark, (marks.get(one.values.mark) ?? 0) + 1);
  const source = { lines, first, yaml, marks };
  return complaints.map((complaint) => ({ ...complaint, fixes: fixesOf(source, complaint) }));
}

const simple = (does: FixName): Fix => ({ does, to: '' });
const renamed = (to: string | null): Fix[] => (to === null ? [] : [{ does: 'rename', to }]);

function fixesOf(source: Source, complaint: Complaint): readonly Fix[] {
  switch (complaint.code) {
    case 'near-separator':
      return separating(source.marks.get(complaint.values.mark) ?? 1);
    case 'fence-open':
    case 'comment-open':
    case 'front-matter-open':
      return [simple('close')];
    case 'front-matter-comment':
      return [simple('remark')];
    case 'notes-again':
      return [simple('unlabel')];
    case 'image-alt':
      return [simple('describe')];
    case 'heading-jump': {
      const isPlain = /^ {0,3}#/.test(lineAt(source.lines, complaint.line - 1));
      return isPlain ? [{ does: 'relevel', to: '#'.repeat(complaint.values.from + 1) }] : [];
    }
    case 'style-rule':
      return withoutRule(source.lines, complaint.line - 1, complaint.values.rule) ? [simple('cut')] : [];
    case 'overflow':
      return [simple('shrink'), ...(complaint.values.split ? [simple('split')] : [])];
    default:
      return matterFixes(source, complaint);
  }
}

function separating(count: number): readonly Fix[] {
  return count > 1 ? [simple('separate'), { does: 'separate-all', to: String(count) }] : [simple('separate')];
}

/** What shares its line with others is left to a person. */
function matterFixes({ yaml, first }: Source, complaint: Complaint): readonly Fix[] {
  if (complaint.code === 'front-matter' && complaint.values.why === 'tab') return [simple('untab')];
  const entry = entryOn(yaml, complaint.line - 1 - first);
  return entry ? entryFixes(yaml, entry, complaint) : [];
}

function entryFixes(yaml: readonly string[], entry: Entry, complaint: Complaint): readonly Fix[] {
  switch (complaint.code) {
    case 'front-matter':
      return yamlFixes[complaint.values.why] ?? [];
    case 'front-matter-merge':
    case 'options-list':
      return [simple('remove')];
    case 'front-matter-value':
    case 'option-unhonoured':
      return isFor(entry, complaint.values.key) ? [simple('remove')] : [];
    case 'front-matter-key':
      return isFor(entry, complaint.values.key) && !entryOf(yaml, { key: complaint.values.to }) ? renamed(complaint.values.to) : [];
    case 'option-unknown':
      return isFor(entry, complaint.values.key) ? [...renamed(nearestName(entry.key, NAMES)), simple('remove')] : [];
    case 'option-value':
      return isFor(entry, complaint.values.key) ? [...valueFix(entry, complaint.values), simple('remove')] : [];
    default:
      return [];
  }
}

const yamlFixes: Readonly<Record<string, readonly Fix[]>> = { quote: [simple('quote')], duplicate: [simple('remove')] };
const NAMES = [...Object.keys(honoured), 'theme', 'allottedMinutes'];

const isFor = (entry: Entry, key: string): boolean => entry.key.slice(0, MAX_SHOWN) === key;

function valueFix({ first, last }: Entry, { key, value }: { readonly key: string; readonly value: string }): Fix[] {
  const names = key === 'theme' ? themes : (honoured[key]?.names ?? []);
  const to = truthOf(value) ?? nearestName(value, names);
  return first === last && to !== null && names.includes(to) ? renamed(to) : [];
}

/** What `yes` and its like were meant to be: words in YAML today. */
function truthOf(value: string): string | null {
  if (/^(?:yes|on|y)$/i.test(value)) return 'true';
  return /^(?:no|off|n)$/i.test(value) ? 'false' : null;
}
