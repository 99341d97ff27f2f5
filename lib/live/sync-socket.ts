import { MESSAGE_SYNC } from '#wire';

const STEP_2 = 1;
const UPDATE = 2;

type Sent = (whole: boolean) => void;

/**
 * A WebSocket class that tells `sent` of each update message (sync step 2: whole, or update) it sends. y-websocket makes its
 * sockets itself, so this is where they can be counted. `Base` is the browser's WebSocket.
 */
export function countingSocket(Base: typeof WebSocket, sent: Sent): typeof WebSocket {
  return class extends Base {
    override send(data: string | ArrayBufferLike | Blob | ArrayBufferView): void {
      super.send(data as ArrayBuffer);
      const kind = updateKind(data);
      if (kind !== null) sent(kind === STEP_2);
    }
  };
}

/** y-protocols writes both types as one byte each. */
function updateKind(data: unknown): number | null {
  if (!(data instanceof Uint8Array) || data[0] !== MESSAGE_SYNC) return null;
  return data[1] === STEP_2 || data[1] === UPDATE ? data[1] : null;
}
