import { once } from 'node:events';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';

/** A socket that says what it is told to. */
export type RawSocket = { send(...messages: readonly Uint8Array[]): void; readonly closed: Promise<number>; close(): void };

export async function openRaw(address: string): Promise<RawSocket> {
  const socket = new WebSocket(address);
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(([code]) => code as number);
  await once(socket, 'open');
  const send = (...messages: readonly Uint8Array[]) => {
    for (const message of messages) if (socket.readyState === socket.OPEN) socket.send(message);
  };
  return { send, closed, close: () => socket.terminate() };
}

/** A message of the sync lane: its type, numbers, and bytes with their length before them. */
export const message = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
  });
