import { once } from 'node:events';
import WebSocket from 'ws';

/** Opened at the same time; more would overrun the listener's queue. */
const AT_ONCE = 50;

type Opening = {
  readonly address: string;
  readonly count: number;
  readonly say?: readonly Uint8Array[];
  readonly onMessage?: (data: Buffer, index: number) => void;
};

/** Opens so many sockets; resolves when all are open and said hello. */
export async function openSockets({ address, count, say = [], onMessage }: Opening): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, n) =>
      openSocket({ address, say, onMessage, index: from + n }),
    );
    sockets.push(...(await Promise.all(some)));
  }
  return sockets;
}

type One = {
  readonly address: string;
  readonly say: readonly Uint8Array[];
  readonly onMessage: Opening['onMessage'];
  readonly index: number;
};

async function openSocket({ address, say, onMessage, index }: One): Promise<WebSocket> {
  const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true });
  socket.on('message', (data: Buffer) => onMessage?.(data, index));
  await once(socket, 'open');
  for (const message of say) socket.send(message);
  return socket;
}

export async function closeSockets(sockets: readonly WebSocket[]): Promise<void> {
  for (const socket of sockets) socket.terminate();
  await Promise.all(sockets.map((socket) => (socket.readyState === socket.CLOSED ? null : once(socket, 'close'))));
}
