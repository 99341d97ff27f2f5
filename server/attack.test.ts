import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { migrate } from '#store/migrate.ts';
import { attackBy, attacks } from './test-support/attacks.ts';
import { type Editor, openEditor } from './test-support/editor.ts';
import { openFollower } from './test-support/follower.ts';
import { migrations } from './test-support/lectern.ts';
import { openRaw } from './test-support/raw-socket.ts';
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

describe('while a deck is attacked, the others are answered', () => {
  test.each(Object.entries(attacks))('%s', async (_name, attack) => {
    const { id: deckId } = await createDeck({ markdown: attack.text(), ownerId: null });
    // Its editor and its follower are there already: loading a large deck is no attack.
    const bystander = await openEditor(server.url, deckId);
    const follower = openFollower(server.url, deckId);
    await vi.waitFor(() => expect(follower.text().length).toBeGreaterThan(0));
    const socket = await openRaw(`${server.url}/sync/${deckId}?lectern=1`);
    const copy = () => {
      const own = new Y.Doc();
      Y.applyUpdate(own, Y.encodeStateAsUpdate(bystander.doc));
      return own;
    };
    const messages = attack.messages(copy);
    const took = await worstWhile(async () => {
      await attackBy(socket, messages, attack);
      await sleep(800);
    });
    socket.close();
    bystander.close();
    follower.close();
    expect(took).toBeLessThan(stillMs);
  });
});
