import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type DeckAccess, type Level, reaches, type Viewer } from '#access';
import { findDeck } from '#store/decks.ts';
import { closeCodeOf, forbidden, LecternError, noDeck } from '#store/errors.ts';
import { logger } from '#store/logger.ts';
import { isOurs } from '#store/origin.ts';
import { ensurePerson, findPerson, guestName, tokenIn, viewerOf } from '#store/people.ts';
import { levelNow } from '#store/rights.ts';
import { FollowConnection } from './follow-connection.ts';
import { MAX_FRAGMENTS, MAX_PAYLOAD_BYTES } from './limits.ts';
import type { Resume, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { type Guest, SyncConnection } from './sync-connection.ts';

const lanePattern = /^\/(sync|follow)\/([A-Za-z0-9_-]{1,64})$/;

/** The websockets of both lanes. */
export type Lanes = {
  /** Answers an upgrade; false when its path is none of ours. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean;
  readonly sockets: ReadonlySet<WebSocket>;
};

export function openLanes(rooms: Rooms): Lanes {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_PAYLOAD_BYTES,
    maxFragments: MAX_FRAGMENTS,
    perMessageDeflate: false,
  });
  return {
    sockets: server.clients,
    upgrade(request, socket, head) {
      const [path = '', query = ''] = (request.url ?? '').split('?', 2);
      const [, lane, deckId] = lanePattern.exec(path) ?? [];
      if (!lane || !deckId) return false;
      if (!isOurs(request.headers)) {
        socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
        return true;
      }
      server.handleUpgrade(request, socket, head, (open) => {
        // Nothing is read before the room is open, so nothing is lost.
        open.pause();
        open.on('error', () => open.terminate());
        const visit = { deckId, cookie: request.headers.cookie, query: new URLSearchParams(query) };
        const welcome = lane === 'sync' ? welcomeEditor(rooms, open, visit) : welcomeFollower(rooms, open, visit);
        welcome.catch((error) => refuse(open, error, deckId));
      });
      return true;
    },
  };
}

type Visit = { readonly deckId: string; readonly cookie: string | undefined; readonly query: URLSearchParams };

async function welcomeEditor(rooms: Rooms, socket: WebSocket, { deckId, cookie, query }: Visit): Promise<void> {
  const token = tokenIn(cookie);
  const level = await levelOf(rooms, deckId, token);
  if (!reaches(level, 'present')) throw forbidden('Readers follow on the other lane.');
  // Whoever comes to write gets a row, by which the others will know them.
  const guest = { ...(await guestFor(token)), ours: query.has('lectern') };
  await rooms.use(deckId, (room) => {
    if (socket.readyState !== socket.OPEN) return;
    levelAt(room, guest.viewer);
    const connection = new SyncConnection(room, socket, guest);
    room.joinEditor(connection);
    socket.on('close', () => {
      room.leaveEditor(connection);
      rooms.left(deckId);
    });
    socket.resume();
  });
}

async function welcomeFollower(rooms: Rooms, socket: WebSocket, { deckId, cookie, query }: Visit): Promise<void> {
  const token = tokenIn(cookie);
  await levelOf(rooms, deckId, token);
  const viewer = viewerOf(await findPerson(token));
  await rooms.use(deckId, (room) => {
    if (socket.readyState !== socket.OPEN) return;
    levelAt(room, viewer);
    const connection = new FollowConnection(room, socket, viewer);
    room.joinFollower(connection, resumeIn(query));
    socket.on('close', () => {
      room.leaveFollower(connection);
      rooms.left(deckId);
    });
    socket.resume();
  });
}

/** What the person may do with the deck. Throws LecternError "no-deck", "trashed" or "forbidden" when that is nothing. */
async function levelOf(rooms: Rooms, deckId: string, token: string | null): Promise<Level> {
  const [access, person] = await Promise.all([rooms.accessTo(deckId) ?? storedAccess(deckId), findPerson(token)]);
  if (!access) throw noDeck();
  return openLevel(access, viewerOf(person));
}

const storedAccess = async (deckId: string): Promise<DeckAccess | null> => (await findDeck(deckId))?.access ?? null;

/** The same as the room knows it at the moment of joining: what was asked before may be old, and nobody is told twice. */
const levelAt = (room: Room, viewer: Viewer): Level => openLevel(room.access, viewer);

function openLevel(access: DeckAccess, viewer: Viewer): Level {
  if (access.trashed) throw new LecternError('trashed', 'This deck is in the trash.');
  const level = levelNow(access, viewer);
  if (!reaches(level, 'view')) throw forbidden('This deck is not open to you.');
  return level;
}

async function guestFor(token: string | null): Promise<Omit<Guest, 'ours'>> {
  if (!token) return { viewer: viewerOf(null), you: { id: `guest-${randomUUID()}`, name: guestName(), chosenName: false } };
  const person = await ensurePerson(token);
  return { viewer: viewerOf(person), you: person };
}

function resumeIn(query: URLSearchParams): Resume | null {
  const epoch = query.get('epoch');
  const rev = Number(query.get('rev') ?? Number.NaN);
  return epoch && Number.isSafeInteger(rev) ? { epoch, rev } : null;
}

/** Closes a socket that was accepted only so that its client learns why. */
function refuse(socket: WebSocket, error: unknown, deckId: string): void {
  if (!(error instanceof LecternError)) logger.error({ err: error, deckId }, 'a connection could not be opened');
  socket.resume();
  socket.close(closeCodeOf(error), error instanceof LecternError ? error.kind : 'unavailable');
}
