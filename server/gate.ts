import * as Y from 'yjs';
import { CONTENT } from '#store/text.ts';
import { MAX_STRUCTS } from './limits.ts';

/** An update as the gate sees it before it touches the document. */
export type Sighted = {
  /** It has structs or deletions at all. */
  readonly empty: boolean;
  /** UTF-8 bytes of the text that it inserts beyond what the document knows. */
  readonly insertedBytes: number;
};

/**
 * Looks at a foreign update (V1). Null for one that must not be applied: unreadable, too many structs, or of kinds
 * that a deck's text never has. Among them are GC structs, by which anybody could wipe out what somebody else is about to type.
 */
export function sight(doc: Y.Doc, update: Uint8Array): Sighted | null {
  const decoded = decode(update);
  if (!decoded || decoded.structs.length > MAX_STRUCTS) return null;
  let insertedBytes = 0;
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item) || !isText(struct)) return null;
    const known = struct.id.clock + struct.length <= Y.getState(doc.store, struct.id.client);
    if (!known && struct.content instanceof Y.ContentString) insertedBytes += Buffer.byteLength(struct.content.str);
  }
  return { empty: decoded.structs.length === 0 && decoded.ds.clients.size === 0, insertedBytes };
}

function decode(update: Uint8Array): ReturnType<typeof Y.decodeUpdate> | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/** Characters, or deleted ones, of the one text that a deck has. */
function isText({ parent, parentSub, content }: Y.Item): boolean {
  // A parent is named only where no neighbour says it; before integration it is the name of a root.
  const ours = parent === null || (parent as unknown) === CONTENT;
  return ours && parentSub === null && (content instanceof Y.ContentString || content instanceof Y.ContentDeleted);
}

/**
 * Applies a sighted update. False when it builds on something that the document does not have: that part is left
 * out, and the sender must be asked for the whole.
 */
export function applySighted(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  Y.applyUpdate(doc, update, origin);
  const complete = doc.store.pendingStructs === null && doc.store.pendingDs === null;
  doc.store.pendingStructs = null;
  doc.store.pendingDs = null;
  return complete;
}
