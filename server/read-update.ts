import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { Steps } from './turns.ts';

export type Range = { readonly clock: number; readonly len: number };
/** What is deleted, by the client who wrote it. */
export type Deletions = ReadonlyMap<number, readonly Range[]>;
export type Read = { readonly structs: readonly Y.AbstractStruct[]; readonly deletions: Deletions };

/** Why an update is not read to its end. */
export class NotRead extends Error {
  readonly why: 'too-many' | 'kind';
  constructor(why: NotRead['why']) {
    super(why);
    this.why = why;
  }
}

/**
 * What is in an update (V1), as `Y.decodeUpdate` reads it, but in steps, and no further than a deck's text may need: it throws NotRead for
 * more than `limit` structs or ranges of deletions and for contents that no text has, and other errors for what is no update.
 * Follows https://github.com/yjs/yjs/blob/v13.6.33/src/utils/updates.js
 */
export function* readUpdate(update: Uint8Array, limit: number): Steps<Read> {
  const decoder = new Y.UpdateDecoderV1(decoding.createDecoder(update));
  const structs: Y.AbstractStruct[] = [];
  for (let clients = decoding.readVarUint(decoder.restDecoder); clients > 0; clients--) {
    let left = decoding.readVarUint(decoder.restDecoder);
    const client = decoder.readClient();
    for (let clock = decoding.readVarUint(decoder.restDecoder); left > 0; left--) {
      if (structs.length === limit) throw new NotRead('too-many');
      const struct = structOf(decoder, Y.createID(client, clock));
      structs.push(struct);
      clock += struct.length;
      yield;
    }
    yield;
  }
  return { structs, deletions: yield* readDeletions(decoder, limit) };
}

/** Bits of a struct's first byte, as `Item.write` sets them; the lower five say what its content is. */
const HAS_ORIGIN = 0x80;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_PARENT_SUB = 0x20;
const CONTENT_BITS = 0x1f;
const GC = 0;
const DELETED = 1;
const STRING = 4;
const SKIP = 10;

function structOf(decoder: Y.UpdateDecoderV1, id: Y.ID): Y.AbstractStruct {
  const info = decoder.readInfo();
  if (info === SKIP) return new Y.Skip(id, decoding.readVarUint(decoder.restDecoder));
  const kind = info & CONTENT_BITS;
  if (kind === GC) return new Y.GC(id, decoder.readLen());
  const origin = info & HAS_ORIGIN ? decoder.readLeftID() : null;
  const rightOrigin = info & HAS_RIGHT_ORIGIN ? decoder.readRightID() : null;
  const isAlone = origin === null && rightOrigin === null;
  const parent = isAlone ? parentOf(decoder) : null;
  const parentSub = isAlone && info & HAS_PARENT_SUB ? decoder.readString() : null;
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, contentOf(decoder, kind));
}

/** The name of a root, or what it is in. Yjs says names only where it writes and reads, not in its types. */
const parentOf = (decoder: Y.UpdateDecoderV1): Y.ID | null =>
  decoder.readParentInfo() ? (decoder.readString() as unknown as Y.ID) : decoder.readLeftID();

function contentOf(decoder: Y.UpdateDecoderV1, kind: number): Y.ContentDeleted | Y.ContentString {
  if (kind === DELETED) return new Y.ContentDeleted(decoder.readLen());
  if (kind === STRING) return new Y.ContentString(decoder.readString());
  throw new NotRead('kind');
}

function* readDeletions(decoder: Y.UpdateDecoderV1, limit: number): Steps<Deletions> {
  const deletions = new Map<number, Range[]>();
  let count = 0;
  for (let clients = decoding.readVarUint(decoder.restDecoder); clients > 0; clients--) {
    decoder.resetDsCurVal();
    const client = decoding.readVarUint(decoder.restDecoder);
    const ranges = deletions.get(client) ?? [];
    for (let left = decoding.readVarUint(decoder.restDecoder); left > 0; left--) {
      if (count === limit) throw new NotRead('too-many');
      count += 1;
      ranges.push({ clock: decoder.readDsClock(), len: decoder.readDsLen() });
      deletions.set(client, ranges);
      yield;
    }
    yield;
  }
  return deletions;
}
