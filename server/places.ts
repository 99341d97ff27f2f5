import * as Y from 'yjs';
import { type ParsedDeck, slideAt } from '#deck';
import { MAX_PLACES, type Place } from '#wire';

/** base64 characters of an anchor, at most; real ones have about 30. */
const MAX_ANCHOR_CHARS = 200;

/** The UTF-16 offset that an anchor (base64 of a Yjs relative position) has now, or null when it is none of this text. */
export function offsetOf(content: Y.Text, anchor: string): number | null {
  if (anchor.length > MAX_ANCHOR_CHARS || !content.doc) return null;
  try {
    const position = Y.decodeRelativePosition(Buffer.from(anchor, 'base64'));
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, content.doc);
    return absolute?.type === content ? absolute.index : null;
  } catch {
    // Foreign bytes.
    return null;
  }
}

/** The slide and step that a position has now; when its slide is gone, the one that stands there. */
export function placeIn(content: Y.Text, parsed: ParsedDeck, position: { readonly anchor: string; readonly step: number }): Place {
  const offset = offsetOf(content, position.anchor);
  return offset === null ? { slide: 1, step: -1 } : { slide: Math.min(slideAt(parsed, offset).number, MAX_PLACES), step: position.step };
}
