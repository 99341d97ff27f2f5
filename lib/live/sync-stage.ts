import {
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  decodeRelativePosition,
  encodeRelativePosition,
  type Text,
} from 'yjs';

/** base64 of a relative position at a UTF-16 offset of the text. */
export function anchorAt(ytext: Text, offset: number): string {
  return btoa(String.fromCharCode(...encodeRelativePosition(createRelativePositionFromTypeIndex(ytext, offset))));
}

/** The UTF-16 offset of an anchor in the text as it is now; null when the anchor is no anchor in this text. */
export function offsetOfAnchor(ytext: Text, anchor: string): number | null {
  const { doc } = ytext;
  if (!doc) return null;
  try {
    const bytes = Uint8Array.from(atob(anchor), (char) => char.charCodeAt(0));
    const position = createAbsolutePositionFromRelativePosition(decodeRelativePosition(bytes), doc);
    return position?.type === ytext ? position.index : null;
  } catch {
    return null;
  }
}
