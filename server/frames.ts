import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as sync from 'y-protocols/sync';
import type * as Y from 'yjs';
import { MESSAGE_ACK, MESSAGE_EXTRA, MESSAGE_PRESENCE, MESSAGE_QUERY_PRESENCE, MESSAGE_SYNC, type ToEditor } from '#wire';
import { wireFrame } from './wire-frame.ts';

/**
 * The one place where messages of the sync lane are built, ready for the wire, and taken apart; docs/protocol.md has every
 * byte.
 */
function frame(type: number, write: (encoder: encoding.Encoder) => void): Buffer {
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, type);
    write(encoder);
  });
  return wireFrame(message);
}

/** Asks the other side for what this document lacks. */
export const stepOneFrame = (doc: Y.Doc): Buffer => frame(MESSAGE_SYNC, (encoder) => sync.writeSyncStep1(encoder, doc));
/** What the other side lacks. */
export const stepTwoFrame = (update: Uint8Array): Buffer =>
  frame(MESSAGE_SYNC, (encoder) => {
    encoding.writeVarUint(encoder, sync.messageYjsSyncStep2);
    encoding.writeVarUint8Array(encoder, update);
  });
export const updateFrame = (update: Uint8Array): Buffer => frame(MESSAGE_SYNC, (encoder) => sync.writeUpdate(encoder, update));
export const ackFrame = (count: number): Buffer => frame(MESSAGE_ACK, (encoder) => encoding.writeVarUint(encoder, count));
export const extraFrame = (message: ToEditor): Buffer =>
  frame(MESSAGE_EXTRA, (encoder) => encoding.writeVarString(encoder, JSON.stringify(message)));

/** One client's presence; `state` is JSON, "null" for gone. */
export type PresenceEntry = { readonly client: number; readonly clock: number; readonly state: string };

export function presenceFrame(entries: readonly PresenceEntry[]): Buffer {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { client, clock, state } of entries) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
  return frame(MESSAGE_PRESENCE, (encoder) => encoding.writeVarUint8Array(encoder, update));
}

/** Throws for bytes that are no presence. */
export function readPresence(bytes: Uint8Array, max: number): PresenceEntry[] {
  const decoder = decoding.createDecoder(bytes);
  const count = decoding.readVarUint(decoder);
  if (count > max) throw new Error('Too many presences.');
  return Array.from({ length: count }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }));
}

/** A message of the sync lane, taken apart as far as its kind. */
export type Incoming =
  | { readonly kind: 'step1'; readonly vector: Uint8Array }
  | { readonly kind: 'edit'; readonly handshake: boolean; readonly update: Uint8Array }
  | { readonly kind: 'presence'; readonly update: Uint8Array }
  | { readonly kind: 'query' }
  | { readonly kind: 'extra'; readonly json: string }
  | { readonly kind: 'unknown' };

/** Throws for bytes that end too early. */
export function readMessage(bytes: Uint8Array): Incoming {
  const decoder = decoding.createDecoder(bytes);
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE_SYNC:
      return readSync(decoder);
    case MESSAGE_PRESENCE:
      return { kind: 'presence', update: decoding.readVarUint8Array(decoder) };
    case MESSAGE_QUERY_PRESENCE:
      return { kind: 'query' };
    case MESSAGE_EXTRA:
      return { kind: 'extra', json: decoding.readVarString(decoder) };
    default:
      return { kind: 'unknown' };
  }
}

function readSync(decoder: decoding.Decoder): Incoming {
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === sync.messageYjsSyncStep1) return { kind: 'step1', vector: bytes };
  if (step === sync.messageYjsSyncStep2) return { kind: 'edit', handshake: true, update: bytes };
  if (step === sync.messageYjsUpdate) return { kind: 'edit', handshake: false, update: bytes };
  return { kind: 'unknown' };
}
