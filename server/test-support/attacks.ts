import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as Y from 'yjs';
import { MAX_DECK_BYTES } from '#wire';
import { message, type RawSocket } from './raw-socket.ts';

/** An attack on a deck with this text. `copy`: the deck as a client has it that did the handshake. */
type Attack = {
  readonly text: () => string;
  readonly messages: (copy: () => Y.Doc) => readonly Uint8Array[];
  /** At once, unless it takes its time. */
  readonly everyMs?: number;
  readonly hangsUp?: boolean;
};

/** Sends what was made ready. */
export async function attackBy(socket: RawSocket, messages: readonly Uint8Array[], { everyMs, hangsUp }: Attack): Promise<void> {
  for (const one of messages) {
    socket.send(one);
    if (everyMs !== undefined) await sleep(everyMs);
  }
  if (hangsUp) socket.close();
}

const doc = () => new Y.Doc();
const repeated = (count: number, make: (n: number) => Uint8Array) => Array.from({ length: count }, (_, n) => make(n));
const words = (bytes: number) => randomBytes(bytes).toString('base64').slice(0, bytes).replaceAll('/', '\n');

const small = '# Deck\n\n---\n\ntwo';
const large = () => `# Deck\n\n${words(MAX_DECK_BYTES - 200_000)}`;

/** The messages of a client that makes so many edits, with what it says after each. */
function typed(count: number, says: (n: number) => readonly Uint8Array[] = () => []): Uint8Array[] {
  const own = doc();
  const messages: Uint8Array[] = [];
  own.on('update', (update: Uint8Array) => messages.push(message(0, 2, update)));
  for (let n = 0; n < count; n++) {
    own.getText('content').insert(0, 'x');
    messages.push(...says(n));
  }
  return messages;
}
const question = (n: number) => message(101, Buffer.from(JSON.stringify({ type: 'hash', sent: n })));

/** What somebody who may edit a deck could do to the others, by what it is. */
export const attacks: Readonly<Record<string, Attack>> = {
  'the promise of 30 million structs': {
    text: () => small,
    messages: () => repeated(3, () => message(0, 2, Uint8Array.from([1, 0x80, 0x87, 0xa7, 0x0e, 5, 0]))),
  },
  'random bytes of a megabyte': {
    text: () => small,
    messages: () => repeated(3, () => message(0, 2, randomBytes(1_000_000))),
  },
  'a megabyte of deletions': {
    text: () => small,
    messages: () => {
      const ranges = repeated(200_000, (n) => Uint8Array.from([n % 128, 1]));
      return [message(0, 2, Buffer.concat([Uint8Array.from([0, 1, 5, 0xc0, 0x9a, 0x0c]), ...ranges]))];
    },
  },
  'ten thousand edits at once': { text: () => small, messages: () => typed(10_000) },
  'fifteen thousand places changed in a large text': {
    text: large,
    messages: (copied) => {
      const copy = copied();
      const before = Y.encodeStateVector(copy);
      for (let n = 0; n < 15_000; n++) copy.getText('content').insert((n * 7919) % 800_000, 'y');
      return [message(0, 2, Y.encodeStateAsUpdate(copy, before))];
    },
  },
  'a large text made another one again and again': {
    text: large,
    everyMs: 300,
    messages: (copied) => {
      const copy = copied();
      return repeated(3, () => {
        const before = Y.encodeStateVector(copy);
        copy.transact(() => {
          copy.getText('content').delete(0, copy.getText('content').length);
          copy.getText('content').insert(0, large());
        });
        return message(0, 2, Y.encodeStateAsUpdate(copy, before));
      });
    },
  },
  'a thousand handshakes about a large text': {
    text: large,
    messages: () => repeated(1000, (n) => message(0, 0, n % 2 ? Uint8Array.from([0]) : Uint8Array.from([1, n % 128, 1]))),
  },
  'five thousand handshakes about a large text, by somebody who hangs up': {
    text: large,
    hangsUp: true,
    messages: () => repeated(5000, (n) => message(0, 0, Uint8Array.from([1, n % 128, 1]))),
  },
  'five thousand questions and edits in a large text, by somebody who hangs up': {
    text: large,
    hangsUp: true,
    messages: () => typed(2_500, (n) => [question(n)]),
  },
  'a thousand presences': {
    text: () => small,
    messages: () => [
      ...repeated(1000, (n) => message(1, message(1, 77, n, Buffer.from(JSON.stringify({ cursor: 'x'.repeat(3000) }))))),
      ...repeated(1000, () => message(3)),
    ],
  },
  'a thousand questions for the text': { text: large, messages: () => repeated(1000, question) },
  'nothing but line ends and hashes': {
    text: () => '# a\n---\n'.repeat(100_000),
    messages: () => {
      const own = doc();
      own.getText('content').insert(0, '- '.repeat(50_000));
      return [message(0, 2, Y.encodeStateAsUpdate(own))];
    },
  },
};
