import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  mergeDeleteSets,
  type RelativePosition,
  type UndoManager,
  type Text as YText,
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

/** Where texts stand that were put somewhere together, and the line breaks that came with them. */
export type Put = { readonly places: readonly Place[]; readonly breaks: readonly Place[] };

/** Puts texts there, each on a line of its own, in one step that can be undone; below an image that the offset is in. */
export function putTexts({ doc, ytext, undo }: SyncSession, at: number, texts: readonly string[]): Put {
  const below = endOfImageAround(ytext.toString(), at);
  const from = below ?? Math.min(at, ytext.length);
  const gap = below === null ? '' : '\n';
  undo.stopCapturing();
  doc.transact(() => ytext.insert(from, gap + texts.join('\n')), APPLIED);
  undo.stopCapturing();
  const starts = texts.map((_, n) => from + gap.length + texts.slice(0, n).join('\n').length + (n > 0 ? 1 : 0));
  return {
    places: texts.map((text, n) => placeOf(ytext, starts[n] ?? 0, text.length)),
    breaks: starts.filter((start) => start > from).map((start) => placeOf(ytext, start - 1, 1)),
  };
}

/** Sticks to the first and last character that are there now. */
const placeOf = (ytext: YText, from: number, length: number): Place => ({
  start: createRelativePositionFromTypeIndex(ytext, from),
  end: createRelativePositionFromTypeIndex(ytext, from + length, -1),
});

const spanOf = ({ doc }: SyncSession, { start, end }: Place): Range => ({
  from: createAbsolutePositionFromRelativePosition(start, doc)?.index ?? 0,
  to: createAbsolutePositionFromRelativePosition(end, doc)?.index ?? 0,
});

/** Where the place's beginning is now, or was when it is gone. */
export const offsetOf = ({ doc }: SyncSession, { start }: Place): number =>
  createAbsolutePositionFromRelativePosition(start, doc)?.index ?? 0;

/** Where the placeholder is now; null when it was taken away or broken. One that comes back by redo is found again. */
export function rangeOf(session: SyncSession, place: Place): Range | null {
  const { from, to } = spanOf(session, place);
  return from < to && isPlaceholder(session.ytext.toString().slice(from, to)) ? { from, to } : null;
}

/** The placeholder's range with one of the line breaks that came with it, as long as it is right beside it. */
export function withBreak(session: SyncSession, range: Range, breaks: readonly Place[]): Range {
  const standing = breaks.map((one) => spanOf(session, one)).filter(({ from, to }) => to === from + 1);
  if (standing.some(({ to }) => to === range.from)) return { from: range.from - 1, to: range.to };
  return standing.some(({ from }) => from === range.to) ? { from: range.from, to: range.to + 1 } : range;
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
