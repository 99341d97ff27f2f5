import * as Y from 'yjs';

/**
 * What no Yjs writes: a struct of no length, which Yjs takes, and of which it writes what nobody can read; or one beside something
 * that its own client writes only later, at which Yjs breaks off in the middle of an update.
 */
export function isImpossible(struct: Y.AbstractStruct): boolean {
  if (struct.length === 0) return true;
  if (!(struct instanceof Y.Item)) return false;
  const { id, origin, rightOrigin, parent } = struct;
  const isLater = (other: unknown) => other instanceof Y.ID && other.client === id.client && other.clock >= id.clock;
  return isLater(origin) || isLater(rightOrigin) || isLater(parent);
}

/**
 * Does a struct that the document has already, or a part of it, name neighbours that cut a character in two there? Yjs splits the text
 * between them before it sees that there is nothing to do, and a split in the middle of a character destroys it, here alone. Somebody
 * whose own copy was cut there names them in good faith.
 */
export function cutsCharacter(doc: Y.Doc, struct: Y.AbstractStruct): boolean {
  if (!(struct instanceof Y.Item) || struct.id.clock >= Y.getState(doc.store, struct.id.client)) return false;
  const { origin, rightOrigin } = struct;
  return (origin !== null && splitsCharacter(doc, origin, 1)) || (rightOrigin !== null && splitsCharacter(doc, rightOrigin, 0));
}

/** @param after 1: behind the place, 0: before it */
function splitsCharacter(doc: Y.Doc, { client, clock }: Y.ID, after: 0 | 1): boolean {
  if (clock >= Y.getState(doc.store, client)) return false;
  const item = Y.getItem(doc.store, Y.createID(client, clock));
  if (!(item instanceof Y.Item && item.content instanceof Y.ContentString)) return false;
  const at = clock + after - item.id.clock;
  return at > 0 && at < item.length && /[\ud800-\udbff]/.test(item.content.str.charAt(at - 1));
}
