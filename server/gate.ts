import * as Y from 'yjs';
import { CONTENT } from '#store/text.ts';
import { inCausalOrder } from './causal-order.ts';
import { placingSteps } from './gate-cost.ts';
import { cutsCharacter, isImpossible } from './gate-forgery.ts';
import { MAX_PLACING_STEPS, MAX_STRUCTS } from './limits.ts';
import { type Deletions, NotRead, type Read, readUpdate } from './read-update.ts';
import type { Steps } from './turns.ts';

/** Why the gate refuses an update. */
export type GateReason = 'unreadable' | 'too-many' | 'kind' | 'foreign-client' | 'too-costly';

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
 * somebody else is about to type.
 */
export function* sight(doc: Y.Doc, update: Uint8Array): Steps<Sighted | Refused> {
  const read = yield* readForeign(update);
  if ('why' in read) return read;
  const { structs, deletions } = read;
  const unknown: Y.Item[] = [];
  let cuts = false;
  for (const struct of structs) {
    const why = whyNot(doc, struct);
    if (why) return { why };
    if (isNews(doc, struct) && isText(struct)) unknown.push(struct);
    cuts ||= cutsCharacter(doc, struct);
    yield;
  }
  if (hasEmptyRange(deletions)) return { why: 'unreadable' };
  if (overlaps(deletions)) return { why: 'too-costly' };
  const fresh = yield* inCausalOrder(doc, unknown);
  if ((yield* placingSteps(doc, fresh, MAX_PLACING_STEPS)) > MAX_PLACING_STEPS) return { why: 'too-costly' };
  return {
    empty: structs.length === 0 && deletions.size === 0,
    structs: fresh,
    deletions,
    cuts,
    insertedBytes: bytesIn(fresh),
    writers: new Set(fresh.map(({ id }) => id.client)),
  };
}

const isNews = (doc: Y.Doc, { id, length }: Y.AbstractStruct): boolean => id.clock + length > Y.getState(doc.store, id.client);

/** Why a struct must not be in an update, or null. */
function whyNot(doc: Y.Doc, struct: Y.AbstractStruct): GateReason | null {
  if (isImpossible(struct)) return 'unreadable';
  if (!isNews(doc, struct)) return null;
  if (!isText(struct)) return 'kind';
  return cutsCharacter(doc, struct) ? 'unreadable' : null;
}

/** What is in an update, as far as it may be in one of ours. */
function* readForeign(update: Uint8Array): Steps<Read | Refused> {
  try {
    return yield* readUpdate(update, MAX_STRUCTS);
  } catch (error) {
    return { why: error instanceof NotRead ? error.why : 'unreadable' };
  }
}

/** UTF-8 bytes of the text in these. */
export const bytesIn = (structs: readonly Y.Item[]): number =>
  structs.reduce((sum, { content }) => sum + (content instanceof Y.ContentString ? Buffer.byteLength(content.str) : 0), 0);

/** Characters, or deleted ones, of the one text that a deck has. */
function isText(struct: Y.AbstractStruct): struct is Y.Item {
  if (!(struct instanceof Y.Item)) return false;
  const { parent, parentSub, content } = struct;
  // A parent is named only where no neighbour says it; before integration it is the name of a root.
  const ours = parent === null || (parent as unknown) === CONTENT;
  return ours && parentSub === null && (content instanceof Y.ContentString || content instanceof Y.ContentDeleted);
}

/** A deletion of nothing: Yjs takes it, and cannot read what it writes of it. */
const hasEmptyRange = (deletions: Deletions): boolean => [...deletions.values()].some((ranges) => ranges.some(({ len }) => len === 0));
export const rangesIn = (deletions: Deletions): number => [...deletions.values()].reduce((sum, ranges) => sum + ranges.length, 0);

/** Yjs writes deletions sorted and merged. Ranges that overlap would be gone through again and again. */
function overlaps(deletions: Deletions): boolean {
  return [...deletions.values()].some((ranges) => {
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
