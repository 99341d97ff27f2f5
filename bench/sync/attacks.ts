import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { attackBy, attacks } from '#server/test-support/attacks.ts';
import { openRaw } from '#server/test-support/raw-socket.ts';
import { hello } from './messages.ts';
import { closeSockets, openSockets } from './sockets.ts';
import type { Lectern } from './systems.ts';
import { Clock, openWriters } from './typing.ts';

const TYPED_PER_SECOND = 100;
/** What an attack leaves to do is done by then. */
const AFTERWARDS_MS = 2_000;

/** While a deck is attacked, somebody types in another one: how long each edit takes to a colleague there, in milliseconds. */
export async function measureAttack(lectern: Lectern, name: string | null): Promise<readonly number[]> {
  const clock = new Clock();
  const quiet = await lectern.deck();
  const say = hello('y-websocket', quiet);
  const colleague = await openSockets({ address: lectern.edit(quiet), count: 1, say, onMessage: (data) => clock.seen(data, 0) });
  const writers = await openWriters(lectern, quiet, { count: 5, clock });
  const typing = writers.type(TYPED_PER_SECOND);
  await sleep(AFTERWARDS_MS);
  const attack = name === null ? undefined : attacks[name];
  const attacked = attack && (await openAttacked(lectern, attack.text()));
  const messages = attacked ? attack.messages(attacked.copy) : [];
  // What making them ready held up is no part of it.
  await sleep(AFTERWARDS_MS);
  clock.latencies = [];
  if (attacked) await attackBy(attacked.socket, messages, attack);
  await sleep(AFTERWARDS_MS);
  typing.stop();
  attacked?.close();
  await closeSockets([...writers.sockets, ...colleague]);
  return clock.latencies;
}

/** A deck with an editor and a follower, and the socket that attacks it. */
async function openAttacked(lectern: Lectern, text: string) {
  const deckId = await lectern.deck(text);
  const doc = new Y.Doc();
  const address = new URL(lectern.edit(deckId));
  const provider = new WebsocketProvider(`${address.origin}/sync`, deckId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { lectern: '1' },
  });
  await new Promise<void>((resolve) => {
    provider.once('sync', () => resolve());
  });
  const followers = await openSockets({ address: lectern.follow(deckId), count: 1 });
  const socket = await openRaw(lectern.edit(deckId));
  await sleep(AFTERWARDS_MS);
  const copy = () => {
    const own = new Y.Doc();
    Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
    return own;
  };
  const close = () => {
    socket.close();
    provider.destroy();
    doc.destroy();
    closeSockets(followers).catch(() => undefined);
  };
  return { copy, socket, close };
}
