import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  mergeDeleteSets,
  type RelativePosition,
  type UndoManager,
} from 'yjs';
import { APPLIED } from '#live/sync-session.ts';
import type { SyncSession } from '#live/sync-types.ts';

/** Where a piece of the text is, whatever others write around it. */
export type Place = { readonly start: RelativePosition; readonly end: RelativePosition };
export type Range = { readonly from: number; readonly to: number };
type UndoStep = UndoManager['undoStack'][number];

const MAX_NAME_CHARS = 40;

/** What stands in the text while a picture is on its way: an image without an address. */
export const placeholderOf = (words: string): string => `![${words}]()`;
/** What stands in the brackets of one. */
export const descriptionIn = (placeholder: string): string => placeholder.slice(2, -3);
/** Somebody may write in it; whoever breaks it does not want it. */
const isPlaceholder = (text: string): boolean => /^!\[[^\]\n]*\]\(\)$/.test(text);

/** A file's name as it may stand in a text: nothing in it means anything in markdown or HTML. */
export function plainName(fileName: string): string {
  const plain = fileName.replace(/[^\p{L}\p{N}\p{M} .,-]+/gu, ' ').trim();
  const characters = [...plain];
  return characters.length > MAX_NAME_CHARS ? `${characters.slice(0, MAX_NAME_CHARS - 1).join('')}…` : plain;
}

/** Where an image ends that an offset is in the middle of, as in its description; null when there is none. */
function endOfImageAround(text: string, at: number): number | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const line = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd);
  for (const image of line.matchAll(/!\[[^\]]*\]\([^)]*\)/g)) {
    const [from, to] = [lineStart + image.index, lineStart + image.index + image[0].length];
    if (from < at && at < to) return to;
  }
  return null;
}

/** Puts texts there, each on a line of its own, in one step that can be undone; below an image that the offset is in. */
export function putTexts({ doc, ytext, undo }: SyncSession, at: number, texts: readonly string[]): readonly Place[] {
  const below = endOfImageAround(ytext.toString(), at);
  const from = below ?? Math.min(at, ytext.length);
  const gap = below === null ? '' : '\n';
  undo.stopCapturing();
  doc.transact(() => ytext.insert(from, gap + texts.join('\n')), APPLIED);
  undo.stopCapturing();
  let start = from + gap.length;
  return texts.map((text) => {
    const end = start + text.length;
    // Each sticks to the text's own first and last character.
    const place = { start: createRelativePositionFromTypeIndex(ytext, start), end: createRelativePositionFromTypeIndex(ytext, end, -1) };
    start = end + 1;
    return place;
  });
}

/** Where the place's beginning is now, or was when it is gone. */
export const offsetOf = ({ doc }: SyncSession, { start }: Place): number =>
  createAbsolutePositionFromRelativePosition(start, doc)?.index ?? 0;

/** Where the placeholder is now; null when it was taken away or broken. One that comes back by redo is found again. */
export function rangeOf(session: SyncSession, { start, end }: Place): Range | null {
  const from = createAbsolutePositionFromRelativePosition(start, session.doc)?.index ?? 0;
  const to = createAbsolutePositionFromRelativePosition(end, session.doc)?.index ?? 0;
  return from < to && isPlaceholder(session.ytext.toString().slice(from, to)) ? { from, to } : null;
}

/** The person's last step that can be undone. */
export const lastStep = ({ undo }: SyncSession): UndoStep | null => undo.undoStack.at(-1) ?? null;

/** Puts another text in a range as part of an earlier step, so that both are undone at once. */
export function replaceWithin(
  { doc, ytext, undo }: SyncSession,
  step: UndoStep | null,
  { from, to, text }: Range & { text: string },
): void {
  undo.stopCapturing();
  doc.transact(() => {
    ytext.delete(from, to - from);
    if (text !== '') ytext.insert(from, text);
  }, APPLIED);
  undo.stopCapturing();
  const last = undo.undoStack.at(-1);
  if (!step || !last || last === step || !undo.undoStack.includes(step)) return;
  undo.undoStack.pop();
  step.insertions = mergeDeleteSets([step.insertions, last.insertions]);
  step.deletions = mergeDeleteSets([step.deletions, last.deletions]);
}
