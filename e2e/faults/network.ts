import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

/** How the way through the proxy is. `frozen`: half-open, nothing passes and nobody is told. `refused`: nobody listens. */
export type Way =
  | { readonly kind: 'open' }
  | { readonly kind: 'frozen' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  | { readonly kind: 'late'; readonly ms: number };
/** A TCP proxy that can be made a bad network. */
export type Network = {
  readonly port: number;
  set(way: Way): void;
  /** Breaks all connections. */
  cut(): void;
  close(): Promise<void>;
};

const tickMs = 50;
const highWaterBytes = 64 * 1024;

/** One direction of a connection: what came in waits until the way lets it out. */
class Lane {
  readonly #from: Socket;
  readonly #to: Socket;
  readonly #way: () => Way;
  readonly #slowed: boolean;
  #waiting: { readonly data: Buffer; readonly at: number }[] = [];
  #bytes = 0;

  constructor({ from, to, slowed }: { from: Socket; to: Socket; slowed: boolean }, way: () => Way) {
    this.#from = from;
    this.#to = to;
    this.#way = way;
    this.#slowed = slowed;
    from.on('data', (data) => this.#take(data as Buffer));
  }

  #take(data: Buffer): void {
    this.#waiting.push({ data, at: performance.now() });
    this.#bytes += data.byteLength;
    this.go();
  }

  /** Lets through what the way allows now. @param ticked a turn of the clock */
  go(ticked = false): void {
    const way = this.#way();
    if (way.kind === 'slow' && this.#slowed) this.#release(ticked ? Math.ceil((way.bytesPerSecond * tickMs) / 1000) : 0, Infinity);
    else if (way.kind === 'late') this.#release(Infinity, performance.now() - way.ms);
    else if (way.kind !== 'frozen') this.#release(Infinity, Infinity);
    if (this.#bytes > highWaterBytes) this.#from.pause();
    else this.#from.resume();
  }

  #release(allowance: number, until: number): void {
    for (let left = allowance; left > 0; ) {
      const first = this.#waiting[0];
      if (!first || first.at > until) break;
      const part = first.data.subarray(0, Math.min(left, first.data.byteLength));
      const rest = first.data.subarray(part.byteLength);
      if (rest.byteLength > 0) this.#waiting[0] = { ...first, data: rest };
      else this.#waiting.shift();
      left -= part.byteLength;
      this.#bytes -= part.byteLength;
      this.#to.write(part);
    }
  }
}

/** Listens on a free port and passes everything on to another one of this machine. "slow" holds for what comes back from there. */
export async function openNetwork(target: number): Promise<Network> {
  let way: Way = { kind: 'open' };
  const sockets = new Set<Socket>();
  const lanes = new Set<Lane>();
  const server = createServer((near) => {
    if (way.kind === 'refused') {
      near.destroy();
      return;
    }
    const far = connect({ port: target, host: '127.0.0.1' });
    const both = [near, far];
    const pair = [new Lane({ from: near, to: far, slowed: false }, () => way), new Lane({ from: far, to: near, slowed: true }, () => way)];
    for (const lane of pair) lanes.add(lane);
    const closed = (socket: Socket) => {
      sockets.delete(socket);
      for (const lane of pair) lanes.delete(lane);
      // A dead network does not tell the other side.
      if (way.kind !== 'frozen') for (const other of both) other.destroy();
    };
    for (const socket of both) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.on('close', () => closed(socket));
    }
  });
  const timer = setInterval(() => {
    for (const lane of lanes) lane.go(true);
  }, tickMs);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set: (next) => {
      way = next;
      if (way.kind === 'refused') cut();
    },
    cut,
    close: async () => {
      clearInterval(timer);
      way = { kind: 'refused' };
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
