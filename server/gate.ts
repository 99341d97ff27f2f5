import * as Y from 'yjs';
import { CONTENT } from '#store/text.ts';
import { inCausalOrder } from './causal-order.ts';
import { placingSteps } from './gate-cost.ts';
import { cutsCharacter, isImpossible } from './gate-forgery.ts';
import { MAX_PLACING_STEPS, MAX_STRUCTS } from './limits.ts';

/** Why the gate refuses an update. */
export type GateReason = 'unreadable' | 'too-many' | 'kind' | 'foreign-client' | 'too-costly';
type Deletions = ReturnType<typeof Y.decodeUpdate>['ds'];

/** An update as the gate sees it before it touches the document. */
export type Sighted = {
  readonly why?: undefined;
  /** It has structs or deletions at all. */
  readonly empty: boolean;
  /** What the document does not know yet, in causal order. */
  readonly structs: readonly Y.Item[];
  readonly deletions: Deletions;
  /** It brings again what the document knows, beside neighbours that would cut a character in two: to be applied without that. */
  readonly cuts: boolean;
  /** UTF-8 bytes of the text that it inserts beyond what the document knows. */
  readonly insertedBytes: number;
  /** The Yjs clients of whom it has something new. */
  readonly writers: ReadonlySet<number>;
};
export type Refused = { readonly why: GateReason };

/**
 * Looks at a foreign update (V1) and refuses one that must not be applied: unreadable, too many structs, of kinds that
 * a deck's text never has, or made to be slow. Among the kinds are GC structs, by which anybody could wipe out what
 * somebody else is about to type. `decoded`: what `decode` gave.
 */
export function sight(doc: Y.Doc, update: Uint8Array, decoded = decode(update)): Sighted | Refused {
  if (!decoded) return { why: 'unreadable' };
  const { structs, ds } = decoded;
  if (structs.length > MAX_STRUCTS || rangesIn(ds) > MAX_STRUCTS) return { why: 'too-many' };
  if (structs.some(isImpossible) || hasEmptyRange(ds)) return { why: 'unreadable' };
  const isNew = ({ id, length }: Y.AbstractStruct) => id.clock + length > Y.getState(doc.store, id.client);
  const unknown = structs.filter(isNew);
  if (!unknown.every(isText)) return { why: 'kind' };
  const fresh = inCausalOrder(doc, unknown);
  const cutting = structs.filter((struct) => cutsCharacter(doc, struct));
  if (cutting.some(isNew)) return { why: 'unreadable' };
  if (overlaps(ds) || placingSteps(doc, fresh, MAX_PLACING_STEPS) > MAX_PLACING_STEPS) return { why: 'too-costly' };
  return {
    empty: structs.length === 0 && ds.clients.size === 0,
    structs: fresh,
    deletions: ds,
    cuts: cutting.length > 0,
    insertedBytes: bytesIn(fresh),
    writers: new Set(fresh.map(({ id }) => id.client)),
  };
}

/** UTF-8 bytes of the text in these. */
export const bytesIn = (structs: readonly Y.Item[]): number =>
  structs.reduce((sum, { content }) => sum + (content instanceof Y.ContentString ? Buffer.byteLength(content.str) : 0), 0);

type Decoded = ReturnType<typeof Y.decodeUpdate>;

/** What is in an update, or null when it cannot be read. */
export function decode(update: Uint8Array): Decoded | null {
  try {
    return Y.decodeUpdate(update);
  } catch {
    return null;
  }
}

/** Characters, or deleted ones, of the one text that a deck has. */
function isText(struct: Y.AbstractStruct): struct is Y.Item {
  if (!(struct instanceof Y.Item)) return false;
  const { parent, parentSub, content } = struct;
  // A parent is named only where no neighbour says it; before integration it is the name of a root.
  const ours = parent === null || (parent as unknown) === CONTENT;
  return ours && parentSub === null && (content instanceof Y.ContentString || content instanceof Y.ContentDeleted);
}

/** A deletion of nothing: Yjs takes it, and cannot read what it writes of it. */
const hasEmptyRange = ({ clients }: Deletions): boolean => [...clients.values()].some((ranges) => ranges.some(({ len }) => len === 0));
export const rangesIn = ({ clients }: Deletions): number => [...clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);

/** Yjs writes deletions sorted and merged. Ranges that overlap would be gone through again and again. */
function overlaps({ clients }: Deletions): boolean {
  return [...clients.values()].some((ranges) => {
    const sorted = [...ranges].sort((a, b) => a.clock - b.clock);
    return sorted.some(({ clock }, at) => {
      const before = sorted[at - 1];
      return before !== undefined && before.clock + before.len > clock;
    });
  });
}

/**
 * Applies a sighted update. False when it builds on something that the document does not have: that part is left
 * out, and the sender must be asked for the whole.
 */
export function applySighted(doc: Y.Doc, update: Uint8Array, origin: unknown): boolean {
  try {
    Y.applyUpdate(doc, update, origin);
    return doc.store.pendingStructs === null && doc.store.pendingDs === null;
  } finally {
    // Also of an update that Yjs broke off.
    doc.store.pendingStructs = null;
    doc.store.pendingDs = null;
  }
}
