import { DIFF_DELETE, DIFF_EQUAL, type Diff, makeDiff } from '@sanity/diff-match-patch';
import { differences, isHigh, isLow, sameFrom, sameUpTo } from './differences.ts';
import type { TextEdit } from './types.ts';

/** How long a difference is looked for before a coarser one is taken. */
const DIFF_SECONDS = 0.2;
/** The smallest difference of two texts is looked for up to this length of both together, in UTF-16 code units. */
const MAX_FINE = 400_000;

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
  const head = sameFrom({ before, from: 0, after, to: 0 });
  const most = Math.min(before.length, after.length) - head;
  const tail = sameUpTo({ before, from: before.length, after, to: after.length }, most);
  const gone = before.slice(head, before.length - tail);
  const come = after.slice(head, after.length - tail);
  if (gone === '' || come === '') return [{ from: head, remove: gone.length, insert: come }];
  const edits =
    gone.length + come.length <= MAX_FINE ? editsOf(makeDiff(gone, come, { timeout: seconds }), head) : coarse(gone, come, head);
  return wholePairs(edits, before);
}

/** Texts of any length, in one walk. */
const coarse = (before: string, after: string, offset: number): TextEdit[] =>
  differences(before, after)
    .map(({ from, gone, come }) => ({ from: offset + from, remove: gone.length, insert: come }))
    .reverse();

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
