import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { bytesIn, rangesIn, type Sighted } from './gate.ts';

type Range = { readonly client: number; readonly clock: number; readonly len: number };
/** What of an update counts. */
export type Content = Pick<Sighted, 'structs' | 'deletions'>;
/** A part of an update, to be applied by itself. */
export type Slice = { readonly update: Uint8Array; readonly insertedBytes: number };

/** Is it too much for one turn of the loop? `size`: structs and ranges of deletions of a part. */
export const isLarge = ({ structs, deletions }: Content, size: number): boolean => structs.length + rangesIn(deletions) > size;

/** An update, its structs in causal order, as small ones, none of which builds on a later one. Deletions follow what they delete. */
export function* slicesOf({ structs, deletions }: Content, size: number): Generator<Slice> {
  for (const some of portions(structs, size)) yield { update: written(some, []), insertedBytes: bytesIn(some) };
  const ranges = [...deletions].flatMap(([client, items]) => items.map(({ clock, len }) => ({ client, clock, len })));
  for (const some of portions(ranges, size)) yield { update: written([], some), insertedBytes: 0 };
}

function* portions<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
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
