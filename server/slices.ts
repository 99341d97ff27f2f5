import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bytesIn, rangesIn, type Sighted } from './gate.ts';
import { SLICE } from './limits.ts';

type Range = { readonly client: number; readonly clock: number; readonly len: number };
/** What of an update counts. */
export type Content = Pick<Sighted, 'structs' | 'deletions'>;
/** A part of an update, to be applied by itself. */
export type Slice = { readonly update: Uint8Array; readonly insertedBytes: number };

/** Is it too much for one turn of the loop? */
export const isLarge = ({ structs, deletions }: Content): boolean => structs.length + rangesIn(deletions) > SLICE;

/**
 * An update as small ones, none of which builds on a later one. What builds on something that neither the document nor the
 * update has comes last, as it is. Deletions follow what they delete.
 */
export function* slicesOf(doc: Y.Doc, { structs, deletions }: Content): Generator<Slice> {
  for (const some of portions(inOrder(doc, structs))) yield { update: written(some, []), insertedBytes: bytesIn(some) };
  const ranges = [...deletions.clients].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, len })));
  for (const some of portions(ranges)) yield { update: written([], some), insertedBytes: 0 };
}

function* portions<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += SLICE) yield all.slice(at, at + SLICE);
}

/** Each behind its client's last one and what it stands between. */
function inOrder(doc: Y.Doc, structs: readonly Y.Item[]): readonly Y.Item[] {
  const reached = new Map<number, number>();
  const has = (client: number, clock: number): boolean => clock < (reached.get(client) ?? Y.getState(doc.store, client));
  const mayCome = ({ id, origin, rightOrigin }: Y.Item): boolean =>
    has(id.client, id.clock - 1) && [origin, rightOrigin].every((beside) => beside === null || has(beside.client, beside.clock));
  // The next of each client stands at the end.
  const queues = [...grouped(structs).values()].map((items) => items.reverse());
  const ordered: Y.Item[] = [];
  while (queues.some((queue) => takeWhile(queue, { mayCome, ordered, reached })));
  return [...ordered, ...queues.flatMap((queue) => queue.reverse())];
}

type Order = {
  readonly mayCome: (struct: Y.Item) => boolean;
  readonly ordered: Y.Item[];
  /** The clock of each client behind its last one in order. */
  readonly reached: Map<number, number>;
};

/** Moves what may come from the queue to the order. False when that is nothing. */
function takeWhile(queue: Y.Item[], { mayCome, ordered, reached }: Order): boolean {
  const before = queue.length;
  for (let next = queue.at(-1); next && mayCome(next); next = queue.at(-1)) {
    ordered.push(next);
    queue.pop();
    reached.set(next.id.client, next.id.clock + next.length);
  }
  return queue.length < before;
}

/** By client, in the order that they have in the list. */
function grouped<T extends Y.Item | Range>(all: readonly T[]): Map<number, T[]> {
  const groups = new Map<number, T[]>();
  for (const one of all) {
    const client = one instanceof Y.Item ? one.id.client : one.client;
    const group = groups.get(client);
    if (group) group.push(one);
    else groups.set(client, [one]);
  }
  return groups;
}

/** As Yjs writes updates (V1): https://github.com/yjs/yjs/blob/v13.6.33/src/utils/encoding.js */
function written(structs: readonly Y.Item[], ranges: readonly Range[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const out = encoder.restEncoder;
  const byClient = grouped(structs);
  encoding.writeVarUint(out, byClient.size);
  for (const [client, items] of byClient) {
    encoding.writeVarUint(out, items.length);
    encoder.writeClient(client);
    encoding.writeVarUint(out, items[0]?.id.clock ?? 0);
    for (const item of items) item.write(encoder, 0);
  }
  const deleted = grouped(ranges);
  encoding.writeVarUint(out, deleted.size);
  for (const [client, some] of deleted) {
    encoder.resetDsCurVal();
    encoding.writeVarUint(out, client);
    encoding.writeVarUint(out, some.length);
    for (const { clock, len } of some) {
      encoder.writeDsClock(clock);
      encoder.writeDsLen(len);
    }
  }
  return encoder.toUint8Array();
}
