import { DIFF_DELETE, DIFF_EQUAL, type Diff, makeDiff } from '@sanity/diff-match-patch';
import type { TextEdit } from './types.ts';

/** How long a difference is looked for before a coarser one is taken. */
const DIFF_SECONDS = 0.2;
/** Finding the lines that two texts share takes longer than that in texts of this length together. UTF-16 code units. */
const MAX_LINED = 400_000;

/** The text after the edits, each against the text after those before it. Throws RangeError for an edit outside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return edits.reduce((now, edit) => {
    if (edit.from < 0 || edit.remove < 0 || edit.from + edit.remove > now.length) throw new RangeError('An edit lies outside the text.');
    return now.slice(0, edit.from) + edit.insert + now.slice(edit.from + edit.remove);
  }, text);
}

/**
 * Few small edits that turn one text into the other. From the end to the beginning, so that they mean the same one after
 * another and all at once. No edit cuts a surrogate pair. Bounded in time: then the edits are fewer and larger.
 */
export function diffText(before: string, after: string, seconds = DIFF_SECONDS): readonly TextEdit[] {
  if (before === after) return [];
  const head = commonHead(before, after);
  const tail = commonTail(before.slice(head), after.slice(head));
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  if (gone === '' || come === '') return [{ from: head, remove: gone.length, insert: come }];
  return wholePairs(editsOf(makeDiff(gone, come, { timeout: seconds, checkLines: gone.length + come.length <= MAX_LINED }), head), before);
}

function commonHead(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at > 0 && isHigh(a, at - 1) ? at - 1 : at;
}

function commonTail(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let count = 0;
  while (count < end && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count)) count++;
  return count > 0 && isLow(a, a.length - count) ? count - 1 : count;
}

function editsOf(diffs: readonly Diff[], offset: number): TextEdit[] {
  const edits: TextEdit[] = [];
  let at = offset;
  let open: { from: number; remove: number; insert: string } | null = null;
  for (const [kind, text] of diffs) {
    if (kind === DIFF_EQUAL) {
      open = null;
      at += text.length;
      continue;
    }
    if (!open) {
      open = { from: at, remove: 0, insert: '' };
      edits.unshift(open);
    }
    if (kind === DIFF_DELETE) {
      open.remove += text.length;
      at += text.length;
    } else open.insert += text;
  }
  return edits;
}

/** Widens edits that begin or end inside a surrogate pair of the old text, and joins those that then meet. */
function wholePairs(edits: readonly TextEdit[], before: string): TextEdit[] {
  const whole: TextEdit[] = [];
  for (const edit of edits) {
    const next = widened(edit, before);
    const later = whole.at(-1);
    if (later && next.from + next.remove > later.from) whole[whole.length - 1] = joined(next, later);
    else whole.push(next);
  }
  return whole;
}

function widened(edit: TextEdit, before: string): TextEdit {
  const end = edit.from + edit.remove;
  const left = isHigh(before, edit.from - 1) && isLow(before, edit.from) ? 1 : 0;
  const right = isHigh(before, end - 1) && isLow(before, end) ? 1 : 0;
  if (left + right === 0) return edit;
  const insert = before.slice(edit.from - left, edit.from) + edit.insert + before.slice(end, end + right);
  return { from: edit.from - left, remove: edit.remove + left + right, insert };
}

/** Two edits that share one code unit of the old text, which both put back. */
function joined(first: TextEdit, second: TextEdit): TextEdit {
  const shared = first.from + first.remove - second.from;
  const insert = first.insert.slice(0, first.insert.length - shared) + second.insert;
  return { from: first.from, remove: first.remove + second.remove - shared, insert };
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
