import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between browsers and the server that can be cut and mended. */
export type Network = {
  /** The server's address, through this network. */
  readonly url: string;
  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): void;
  /** Carries nothing any more and tells nobody, until `mend`. */
  freeze(): void;
  /** Whole again. What was frozen is broken: nobody knows what of it arrived. */
  mend(): void;
  close(): Promise<void>;
};

/** Opens a network in front of a server. @param target the server's address */
export async function networkTo(target: string): Promise<Network> {
  const { hostname, port } = new URL(target);
  const open = new Set<Socket>();
  let whole = true;
  let frozen = false;
  const keep = (socket: Socket) => {
    open.add(socket);
    return socket.on('error', () => open.delete(socket));
  };
  const server = createServer((near) => {
    if (!whole) return near.destroy();
    if (frozen) return keep(near);
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
    return near;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const destroyAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      whole = false;
      destroyAll();
    },
    freeze() {
      frozen = true;
      for (const socket of open) socket.unpipe().pause();
    },
    mend() {
      if (frozen) destroyAll();
      whole = true;
      frozen = false;
    },
    async close() {
      destroyAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
