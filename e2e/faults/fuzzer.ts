/**
 * A process that sends broken messages to one deck: beside the one that measures what others notice of it, as making them is none of the
 * server's work. Says "ready", sends as many as it is told, and says how many it sent and how many of its sockets were closed meanwhile.
 */
import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import WebSocket from 'ws';
import { brokenMessage, brokenWords } from './broken.ts';
import { randomOf } from './random.ts';
import { newCookie } from './typist.ts';

type Tally = { sent: number; closed: number };
export type Fuzzed = Readonly<Tally>;

const SOCKETS = 12;
/** Beyond this many at once a socket is read later. */
const PER_SOCKET = 150;
const FOLLOW_SHARE = 0.15;

const [sync = '', follow = '', seed = ''] = process.argv.slice(2);
const random = randomOf(Number(seed));

/** One socket sends until it is closed, or would be read later. */
async function oneSocket(tally: Tally, count: number): Promise<void> {
  const follows = random.chance(FOLLOW_SHARE);
  const headers = { Cookie: `lectern_person=${newCookie()}` };
  const socket = new WebSocket(follows ? follow : sync, { headers, perMessageDeflate: false });
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  await Promise.race([once(socket, 'open').catch(() => undefined), closed]);
  for (let sent = 0; sent < PER_SOCKET && tally.sent < count && socket.readyState === WebSocket.OPEN; sent++) {
    socket.send(follows || random.chance(0.01) ? brokenWords(random) : brokenMessage(random));
    tally.sent += 1;
    // A close is heard between two of them.
    if (sent % 4 === 3) await sleep(1);
  }
  if (socket.readyState !== WebSocket.OPEN) tally.closed += 1;
  socket.close();
  const giveUp = setTimeout(() => socket.terminate(), 2000);
  await closed;
  clearTimeout(giveUp);
}

async function attack(count: number): Promise<Fuzzed> {
  const tally = { sent: 0, closed: 0 };
  const one = async () => {
    while (tally.sent < count) await oneSocket(tally, count);
  };
  await Promise.all(Array.from({ length: SOCKETS }, one));
  return tally;
}

// Others that it shares a core with are measured.
setPriority(constants.priority.PRIORITY_LOW);
process.on('message', async (count) => process.send?.(await attack(Number(count))));
// Whoever asked is gone.
process.once('disconnect', () => process.exit());
process.send?.('ready');
