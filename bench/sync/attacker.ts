/**
 * A process that attacks a deck, which an editor and a follower have open: beside the one that measures, as their work for a large text is
 * none of the server's. Says "ready", attacks when told anything, and says "done".
 */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { attackBy, attacks } from '#server/test-support/attacks.ts';
import { openRaw } from '#server/test-support/raw-socket.ts';
import { openSockets } from './sockets.ts';

/** Loading a large deck is no attack. */
const OPENED_MS = 2_000;

const [name = '', edit = '', follow = ''] = process.argv.slice(2);
const attack = attacks[name];
if (!attack) throw new Error(`There is no attack called "${name}".`);

const doc = new Y.Doc();
const { origin, pathname } = new URL(edit);
const provider = new WebsocketProvider(`${origin}/sync`, pathname.replace('/sync/', ''), doc, {
  WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
  disableBc: true,
  params: { lectern: '1' },
});
await new Promise<void>((resolve) => {
  provider.once('sync', () => resolve());
});
await openSockets({ address: follow, count: 1 });
const socket = await openRaw(edit);
await sleep(OPENED_MS);
const messages = attack.messages(() => {
  const own = new Y.Doc();
  Y.applyUpdate(own, Y.encodeStateAsUpdate(doc));
  return own;
});
// Who measures has the same core.
setPriority(constants.priority.PRIORITY_LOW);
process.send?.('ready');
await once(process, 'message');
await attackBy(socket, messages, attack);
process.send?.('done');
