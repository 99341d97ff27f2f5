import { connect, createServer, type Socket } from 'node:net';

/** Stands between Lectern and its database, and counts what is asked. */
export type QueryCounter = { readonly url: string; count(): number; close(): Promise<void> };

/** A request for SSL, TLS or to cancel has no type byte, as the first message has none. */
const HEADER_BYTES = 4;
/** Query, and Execute of a prepared one. */
const QUERIES = ['Q', 'E'].map((letter) => letter.charCodeAt(0));

export async function countQueries(databaseUrl: string): Promise<QueryCounter> {
  const target = new URL(databaseUrl);
  let counted = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const onward = connect(Number(target.port), target.hostname);
    const read = messageReader((type) => {
      if (QUERIES.includes(type)) counted += 1;
    });
    socket.on('data', read);
    socket.pipe(onward).pipe(socket);
    for (const [one, other] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => sockets.delete(one));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(databaseUrl);
  const address = server.address();
  url.host = `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  return {
    url: url.href,
    count: () => counted,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Finds the messages in what a client sends to Postgres: a type, a length that counts itself, and what it says. */
function messageReader(seen: (type: number) => void): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let greeted = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (let size = sizeOf(rest, greeted); size <= rest.length; size = sizeOf(rest, greeted)) {
      if (greeted) seen(rest[0] ?? 0);
      greeted = true;
      rest = rest.subarray(size);
    }
  };
}

/** Bytes of the first message; without end while its length is not there. */
function sizeOf(bytes: Buffer, typed: boolean): number {
  const typeBytes = typed ? 1 : 0;
  return bytes.length < typeBytes + HEADER_BYTES ? Number.POSITIVE_INFINITY : typeBytes + bytes.readUInt32BE(typeBytes);
}
