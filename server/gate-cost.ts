import * as Y from 'yjs';
import { CONTENT } from '#store/text.ts';
import type { Steps } from './turns.ts';

/**
 * How many items Yjs would look at to find the places of these structs, in causal order, as far as `limit`. Concurrent inserts at one
 * place are ordered by looking at all of them; an update can be made so that each of its structs looks at the whole text.
 * Follows `Item.integrate`: https://github.com/yjs/yjs/blob/v13.6.33/src/structs/Item.js
 */
export function* placingSteps(doc: Y.Doc, structs: readonly Y.Item[], limit: number): Steps<number> {
  let steps = 0;
  const lastAt = new Map<string, Placed>();
  for (const [index, item] of structs.entries()) {
    const sibling = lastAt.get(keyOf(item.origin));
    const own = stepsOf({ doc, item, sibling, index }, limit - steps);
    steps += own;
    if (steps > limit) break;
    yield;
    lastAt.set(keyOf(item.origin), { id: item.id, steps: own });
  }
  return steps;
}

/** A struct of this update, and what finding its place took. */
type Placed = { readonly id: Y.ID; readonly steps: number };
type Placing = { readonly doc: Y.Doc; readonly item: Y.Item; readonly sibling: Placed | undefined; readonly index: number };

/** `sibling`: the last one behind the same character. `index`: how many structs came before. */
function stepsOf({ doc, item, sibling, index }: Placing, limit: number): number {
  if (!sibling) return stepsInDoc(doc, item, limit);
  // Up to it lies what it had to pass itself, and no more.
  if (same(item.rightOrigin, sibling.id)) return sibling.steps;
  // A sibling that is not right of it: they are compared, with whatever hangs on them.
  return index + stepsInDoc(doc, item, limit);
}

const same = (a: Y.ID | null, b: Y.ID | null): boolean => a?.client === b?.client && a?.clock === b?.clock;
const keyOf = (id: Y.ID | null): string => (id ? `${id.client} ${id.clock}` : '');

function stepsInDoc(doc: Y.Doc, item: Y.Item, limit: number): number {
  const left = itemAt(doc, item.origin);
  if (left === undefined || isWithin(left, item)) return 0;
  const right = itemAt(doc, item.rightOrigin) ?? null;
  const passed = new Set<Y.Item>();
  // An origin in the middle of an item: its rest is passed as well, and the walk goes on behind it.
  let other = left ? left.right : doc.getText(CONTENT)._start;
  while (other && other !== right && passed.size <= limit && goesOn({ doc, item, left, passed }, other)) {
    passed.add(other);
    other = other.right;
  }
  return passed.size;
}

/** Written between two characters that one item has side by side, as most things are: nothing can be between them. */
function isWithin(left: Y.Item | null, { origin, rightOrigin }: Y.Item): boolean {
  if (!left || !origin || !rightOrigin) return false;
  const next = Y.createID(origin.client, origin.clock + 1);
  return same(rightOrigin, next) && next.clock < left.id.clock + left.length;
}

type Walk = { readonly doc: Y.Doc; readonly item: Y.Item; readonly left: Y.Item | null; readonly passed: ReadonlySet<Y.Item> };

function goesOn({ doc, item, left, passed }: Walk, other: Y.Item): boolean {
  const origin = itemAt(doc, other.origin);
  if (origin === left) return other.id.client < item.id.client || !same(other.rightOrigin, item.rightOrigin);
  return origin instanceof Y.Item && (origin === other || passed.has(origin));
}

/** The item with this id; null for none, undefined for one that is not in the document. */
function itemAt(doc: Y.Doc, id: Y.ID | null): Y.Item | null | undefined {
  if (!id) return null;
  if (id.clock >= Y.getState(doc.store, id.client)) return undefined;
  const found = Y.getItem(doc.store, id);
  return found instanceof Y.Item ? found : undefined;
}
