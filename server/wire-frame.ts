import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';

/** A websocket, and the connection that it speaks on. */
export type Line = { readonly socket: WebSocket; readonly wire: Duplex };

const FIN = 0x80;
const TEXT = 0x1;
const BINARY = 0x2;
const MAX_SHORT = 125;
const MAX_MEDIUM = 0xffff;

/**
 * A message as it goes over the wire, to be written to any number of sockets: what a server sends is not masked, so that
 * one frame does for all. https://www.rfc-editor.org/rfc/rfc6455#section-5.2
 */
export function wireFrame(message: string | Uint8Array): Buffer {
  const isText = typeof message === 'string';
  const length = isText ? Buffer.byteLength(message) : message.byteLength;
  const head = headOf(isText ? TEXT : BINARY, length);
  const frame = Buffer.allocUnsafeSlow(head.length + length);
  frame.set(head);
  if (isText) frame.write(message, head.length);
  else frame.set(message, head.length);
  return frame;
}

function headOf(kind: number, length: number): Buffer {
  if (length <= MAX_SHORT) return Buffer.from([FIN | kind, length]);
  const medium = length <= MAX_MEDIUM;
  const head = Buffer.alloc(medium ? 4 : 10);
  head[0] = FIN | kind;
  head[1] = medium ? 126 : 127;
  if (medium) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/**
 * Writes whole frames to an open socket, past `ws`, which would frame the message once for each. They never get between
 * pieces of a message: `ws` sends all of ours in one. `bufferedAmount` counts them.
 */
export function write({ wire }: Line, frames: Buffer): void {
  wire.write(frames);
}
