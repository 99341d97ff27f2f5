import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { readDoc } from '#store/snapshot.ts';
import { MAX_DECK_BYTES } from '#wire';
import { type Editor, openEditor } from './test-support/editor.ts';
import { openFollower } from './test-support/follower.ts';
import { migrations } from './test-support/lectern.ts';
import { message, openRaw, type RawSocket } from './test-support/raw-socket.ts';
import { type ServerProcess, startProcess } from './test-support/server-process.ts';

/** A server that stands still for this long, in its own time, stands still for everybody. How long it takes exactly is a benchmark's matter. */
const stillMs = 1_000;

let database: Awaited<ReturnType<typeof testDatabase>>;
let server: ServerProcess;
let probe: Editor;

beforeAll(async () => {
  database = await testDatabase();
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('LOG_LEVEL', 'silent');
  await migrate(database.url, migrations);
  server = await startProcess();
  const { id } = await createDeck({ markdown: 'quiet', ownerId: null });
  probe = await openEditor(server.url, id);
});
afterAll(async () => {
  probe.close();
  await server.kill();
  await closeDb();
  await database.drop();
});

/** How long the server attended to nothing else while the attack went on; another deck is answered all the while. */
async function worstWhile(attack: () => Promise<unknown>): Promise<number> {
  await worstTurn();
  let over = false;
  const attacking = attack().finally(() => {
    over = true;
  });
  for (let rounds = 0; rounds < 10 || !over; rounds++) {
    const before = probe.heard.length;
    probe.say({ type: 'hash', sent: rounds });
    await vi.waitFor(() => expect(probe.heard.length).toBeGreaterThan(before), { timeout: 30_000, interval: 1 });
    // More often than it is allowed, it would wait for itself.
    await sleep(25);
  }
  await attacking;
  return worstTurn();
}

async function worstTurn(): Promise<number> {
  server.child.send('worst?');
  const [message] = await once(server.child, 'message');
  return message.worstMs;
}

type Attack = (victim: { deckId: string; text: string; socket: RawSocket }) => Promise<void> | void;
const doc = () => new Y.Doc();
const updateOf = (change: (text: Y.Text) => void): Uint8Array => {
  const own = doc();
  change(own.getText('content'));
  return Y.encodeStateAsUpdate(own);
};
const repeated = (count: number, make: (n: number) => Uint8Array) => Array.from({ length: count }, (_, n) => make(n));
const words = (bytes: number) => randomBytes(bytes).toString('base64').slice(0, bytes).replaceAll('/', '\n');

/** A copy of the deck as a client has it that did the handshake. */
async function copyOf(deckId: string): Promise<Y.Doc> {
  const copy = doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate((await readDoc(deckId)).doc));
  return copy;
}

const small = '# Deck\n\n---\n\ntwo';
const large = () => `# Deck\n\n${words(MAX_DECK_BYTES - 200_000)}`;

const attacks: Record<string, { readonly text: () => string; readonly attack: Attack }> = {
  'the promise of 30 million structs': {
    text: () => small,
    attack: ({ socket }) => socket.send(...repeated(3, () => message(0, 2, Uint8Array.from([1, 0x80, 0x87, 0xa7, 0x0e, 5, 0])))),
  },
  'random bytes of a megabyte': {
    text: () => small,
    attack: ({ socket }) => socket.send(...repeated(3, () => message(0, 2, randomBytes(1_000_000)))),
  },
  'a megabyte of deletions': {
    text: () => small,
    attack: ({ socket }) => {
      const ranges = repeated(200_000, (n) => Uint8Array.from([n % 128, 1]));
      socket.send(message(0, 2, Buffer.concat([Uint8Array.from([0, 1, 5, 0xc0, 0x9a, 0x0c]), ...ranges])));
    },
  },
  'ten thousand edits at once': {
    text: () => small,
    attack: ({ socket }) => {
      const own = doc();
      own.on('update', (update: Uint8Array) => socket.send(message(0, 2, update)));
      for (let n = 0; n < 10_000; n++) own.getText('content').insert(0, 'x');
    },
  },
  'fifteen thousand places changed in a large text': {
    text: large,
    attack: async ({ deckId, socket }) => {
      const copy = await copyOf(deckId);
      const before = Y.encodeStateVector(copy);
      for (let n = 0; n < 15_000; n++) copy.getText('content').insert((n * 7919) % 800_000, 'y');
      socket.send(message(0, 2, Y.encodeStateAsUpdate(copy, before)));
    },
  },
  'a large text made another one again and again': {
    text: large,
    attack: async ({ deckId, socket }) => {
      const copy = await copyOf(deckId);
      for (let n = 0; n < 3; n++) {
        const before = Y.encodeStateVector(copy);
        copy.transact(() => {
          copy.getText('content').delete(0, copy.getText('content').length);
          copy.getText('content').insert(0, large());
        });
        socket.send(message(0, 2, Y.encodeStateAsUpdate(copy, before)));
        await sleep(300);
      }
    },
  },
  'a thousand handshakes about a large text': {
    text: large,
    attack: ({ socket }) =>
      socket.send(...repeated(1000, (n) => message(0, 0, n % 2 ? Uint8Array.from([0]) : Uint8Array.from([1, n % 128, 1])))),
  },
  'five thousand handshakes about a large text, by somebody who hangs up': {
    text: large,
    attack: ({ socket }) => {
      socket.send(...repeated(5000, (n) => message(0, 0, Uint8Array.from([1, n % 128, 1]))));
      socket.close();
    },
  },
  'five thousand questions and edits in a large text, by somebody who hangs up': {
    text: large,
    attack: ({ socket }) => {
      const own = doc();
      own.on('update', (update: Uint8Array) => socket.send(message(0, 2, update)));
      for (let n = 0; n < 2_500; n++) {
        own.getText('content').insert(0, 'x');
        socket.send(message(101, Buffer.from(JSON.stringify({ type: 'hash', sent: n }))));
      }
      socket.close();
    },
  },
  'a thousand presences': {
    text: () => small,
    attack: ({ socket }) =>
      socket.send(
        ...repeated(1000, (n) => message(1, message(1, 77, n, Buffer.from(JSON.stringify({ cursor: 'x'.repeat(3000) }))))),
        ...repeated(1000, () => message(3)),
      ),
  },
  'a thousand questions for the text': {
    text: large,
    attack: ({ socket }) => socket.send(...repeated(1000, (n) => message(101, Buffer.from(JSON.stringify({ type: 'hash', sent: n }))))),
  },
  'nothing but line ends and hashes': {
    text: () => '# a\n---\n'.repeat(100_000),
    attack: ({ socket }) =>
      socket.send(
        message(
          0,
          2,
          updateOf((text) => text.insert(0, '- '.repeat(50_000))),
        ),
      ),
  },
};

describe('while a deck is attacked, the others are answered', () => {
  test.each(Object.entries(attacks))('%s', async (_name, { text, attack }) => {
    const markdown = text();
    const { id: deckId } = await createDeck({ markdown, ownerId: null });
    // Its editor and its follower are there already: loading a large deck is no attack.
    const bystander = await openEditor(server.url, deckId);
    const follower = openFollower(server.url, deckId);
    await vi.waitFor(() => expect(follower.text().length).toBeGreaterThan(0));
    const socket = await openRaw(`${server.url}/sync/${deckId}?lectern=1`);
    const took = await worstWhile(async () => {
      await attack({ deckId, text: markdown, socket });
      await sleep(800);
    });
    socket.close();
    bystander.close();
    follower.close();
    expect(took).toBeLessThan(stillMs);
  });
});
