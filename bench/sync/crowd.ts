import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Opened at the same time; more would overrun the listener's queue. */
const AT_ONCE = 50;
/** Without a word for 30 s the server takes them for dead. */
const PONG_EVERY_MS = 10_000;
const PONG = Buffer.from([0x8a, 0x80, 0, 0, 0, 0]);
const KEY = Buffer.from('sixteen bytes...').toString('base64');

/** Where all of them read into; nobody looks. */
const buffer = Buffer.alloc(65_536);

/** Followers who do not look at what they get, so that ten thousand of them leave the core to those who do. */
export class Crowd {
  readonly #sockets: Socket[] = [];
  #turn = 0;
  readonly #timer = setInterval(() => this.#pong(), PONG_EVERY_MS / 10);

  /** Resolves when all are open. */
  static async open(address: string, count: number): Promise<Crowd> {
    const crowd = new Crowd();
    for (let from = 0; from < count; from += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, count - from) }, () => openSocket(new URL(address)));
      crowd.#sockets.push(...(await Promise.all(some)));
    }
    return crowd;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    // The server may have closed some of them.
    const open = this.#sockets.filter((socket) => !socket.closed);
    const closed = open.map((socket) => once(socket, 'close'));
    for (const socket of open) socket.destroy();
    await Promise.all(closed);
  }

  #pong(): void {
    this.#turn += 1;
    for (const [index, socket] of this.#sockets.entries()) if (index % 10 === this.#turn % 10) socket.write(PONG);
  }
}

async function openSocket({ hostname, port, host, pathname }: URL): Promise<Socket> {
  let opened: () => void = () => undefined;
  const open = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const callback = () => {
    opened();
    return true;
  };
  const socket = connect({ host: hostname, port: Number(port), onread: { buffer, callback } });
  const upgrade = ['Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Version: 13', `Sec-WebSocket-Key: ${KEY}`];
  socket.write([`GET ${pathname} HTTP/1.1`, `Host: ${host}`, ...upgrade, '', ''].join('\r\n'));
  await open;
  return socket;
}
