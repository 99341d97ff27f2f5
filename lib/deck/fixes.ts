import { closed, closedMatter } from './close-fixes.ts';
import type { Complaint } from './complaint.ts';
import { eolOf, isBlank, type Lines, lineAt, linesOf, startOf } from './lines.ts';
import { matterEdits } from './matter-fixes.ts';
import type { Fix } from './offers.ts';
import { shrunk, splitBefore } from './overflow.ts';
import { nearSeparators } from './parse.ts';
import { withoutRule } from './style-hints.ts';
import type { TextEdit } from './types.ts';

/** Edits of the text, from its end to its beginning, and where the cursor belongs after them (null: behind what the topmost one put there). */
export type Repair = { readonly edits: readonly TextEdit[]; readonly cursor: number | null };

const LABEL = /^notes?:[ \t]*/i;
const HASHES = /(?<=^ {0,3})#{1,6}/;
const NO_ALT = /(?<!\\)!\[[ \t]*(?=\](?:\(|\[))|<img(?=[\s/>])(?![^<>]{0,2000}?\salt(?=[\s=/>]))/i;

/**
 * What a fix does to the text that its complaint was read from. Null when there is nothing to be fixed: the text is another
 * one by now. Never throws.
 */
export function repairOf(text: string, complaint: Complaint, fix: Fix): Repair | null {
  const lines = linesOf(text);
  const line = complaint.line - 1;
  if (fix.does === 'describe') return described(lines, line);
  const edits = editsOf(lines, complaint, fix).filter((edit) => edit !== null);
  return edits.length === 0 ? null : { edits, cursor: null };
}

function editsOf(lines: Lines, complaint: Complaint, fix: Fix): readonly (TextEdit | null)[] {
  const line = complaint.line - 1;
  switch (fix.does) {
    case 'separate':
      return [separated(lines, line)];
    case 'separate-all':
      return nearSeparators(lines)
        .filter((near) => lineAt(lines, near).trim() === lineAt(lines, line).trim())
        .map((near) => separated(lines, near))
        .reverse();
    case 'close':
      return [complaint.code === 'front-matter-open' ? closedMatter(lines) : closed(lines, line)];
    case 'unlabel':
      return [replaced(lines, line, { found: LABEL, by: '' })];
    case 'relevel':
      return [replaced(lines, line, { found: HASHES, by: fix.to })];
    case 'cut':
      return [complaint.code === 'style-rule' ? withoutRule(lines, line, complaint.values.rule) : null];
    case 'shrink':
      return [shrunk(lines.text, complaint.line)];
    case 'split':
      return [splitBefore(lines.text, complaint.line)];
    default:
      return matterEdits(lines, line, { complaint, fix });
  }
}

/** Dashes of three or four, between blank lines. */
function separated(lines: Lines, line: number): TextEdit | null {
  const mark = lineAt(lines, line).trim();
  if (!/^(?:-{2,}v?|\*{3,})$/.test(mark)) return null;
  const eol = eolOf(lines.text);
  const from = startOf(lines, line);
  const before = isBlank(lines, line - 1) ? '' : eol;
  const after = isBlank(lines, line + 1) ? '' : eol;
  const dashes = mark === '--' || mark === '----' || mark.endsWith('v') ? '----' : '---';
  return { from, remove: (lines.ends[line] ?? from) - from, insert: before + dashes + after };
}

function replaced(lines: Lines, line: number, { found, by }: { readonly found: RegExp; readonly by: string }): TextEdit | null {
  const match = found.exec(lineAt(lines, line));
  return match && { from: startOf(lines, line) + match.index, remove: match[0].length, insert: by };
}

/** The cursor goes where the image's description belongs. */
function described(lines: Lines, line: number): Repair | null {
  const from = startOf(lines, line);
  const match = NO_ALT.exec(lines.text.slice(from));
  if (!match || from + match.index > (lines.ends[line] ?? from)) return null;
  const end = from + match.index + match[0].length;
  return match[0].startsWith('!') ? { edits: [], cursor: end } : { edits: [{ from: end, remove: 0, insert: ' alt=""' }], cursor: end + 6 };
}
