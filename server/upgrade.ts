import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type DeckAccess, type Level, reaches, type Viewer } from '#access';
import { networkOf } from '#store/address.ts';
import { type Caller, callerAt, writerOf } from '#store/caller.ts';
import { callingsOf } from '#store/callings.ts';
import { findDeck } from '#store/decks.ts';
import { embeddedCaller } from '#store/embedding.ts';
import { closeCodeOf, forbidden, LecternError, noDeck, problemOf, retryAfterOf } from '#store/errors.ts';
import { count } from '#store/limits.ts';
import { logger } from '#store/logger.ts';
import { isOurs } from '#store/origin.ts';
import { guestName } from '#store/people.ts';
import { levelNow } from '#store/rights.ts';
import { FollowConnection } from './follow-connection.ts';
import { addressOf } from './forwarded.ts';
import { MAX_FRAGMENTS, MAX_PAYLOAD_BYTES } from './limits.ts';
import type { Resume, Room } from './room.ts';
import type { Rooms } from './rooms.ts';
import { type Guest, SyncConnection } from './sync-connection.ts';
import type { Line } from './wire-frame.ts';

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
      guardSocket(socket);
      const visit = { deckId, cookie: request.headers.cookie, query: new URLSearchParams(query) };
      const welcome = lane === 'sync' ? welcomeEditor : welcomeFollower;
      const upgrade = () =>
        server.handleUpgrade(request, socket, head, (open) => {
          const line = { socket: open, wire: socket };
          receive(line);
          welcome(rooms, line, visit).catch((error) => refuse(open, error, deckId));
        });
      mayJoin(request).then(upgrade, (error) => turnAway(socket, error));
      return true;
    },
  };
}

/** Neither this nor `receive` is inside of what hears the request: their listeners would keep the request as long as the socket. */
function guardSocket(socket: Duplex): void {
  socket.on('error', () => socket.destroy());
}

function receive({ socket }: Line): void {
  // Nothing is read before the room is open, so nothing is lost.
  socket.pause();
  socket.on('error', () => socket.terminate());
}

/** Throws LecternError "foreign-origin" for another site's page, "too-many" for who opens too many sockets. */
async function mayJoin(request: IncomingMessage): Promise<void> {
  if (!isOurs(request.headers)) throw new LecternError('foreign-origin', '');
  await count('join', networkOf(addressOf(request)));
}

/** Refuses a socket before it is one. */
function turnAway(socket: Duplex, error: unknown): void {
  const { status } = problemOf(error);
  const retryAfter = retryAfterOf(error);
  const later = retryAfter === null ? '' : `Retry-After: ${retryAfter}\r\n`;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${later}Connection: close\r\nContent-Length: 0\r\n\r\n`);
}

type Visit = { readonly deckId: string; readonly cookie: string | undefined; readonly query: URLSearchParams };

async function welcomeEditor(rooms: Rooms, line: Line, { deckId, cookie, query }: Visit): Promise<void> {
  const { socket } = line;
  const caller = await callerAt(cookie);
  const level = await levelOf(rooms, deckId, caller);
  if (!reaches(level, 'present')) throw refusal(caller, 'Readers follow on the other lane.');
  // Whoever comes to write gets a row, by which the others will know them.
  const guest = { ...(await guestFor(caller)), ours: query.has('lectern'), ask: () => callerAt(cookie) };
  await rooms.use(deckId, (room) => {
    if (socket.readyState !== socket.OPEN) return;
    levelAt(room, guest.viewer);
    const connection = new SyncConnection(room, line, guest);
    room.joinEditor(connection);
    connection.whenEnded(() => {
      room.leaveEditor(connection);
      rooms.left(deckId);
    });
    socket.resume();
  });
}

async function welcomeFollower(rooms: Rooms, line: Line, { deckId, cookie, query }: Visit): Promise<void> {
  const { socket } = line;
  const ask = query.has('embed') ? async () => embeddedCaller() : () => callerAt(cookie);
  const caller = await ask();
  await levelOf(rooms, deckId, caller);
  await rooms.use(deckId, (room) => {
    if (socket.readyState !== socket.OPEN) return;
    levelAt(room, caller.viewer);
    const connection = new FollowConnection(room, line, { viewer: caller.viewer, ask });
    room.joinFollower(connection, resumeIn(query));
    socket.on('close', () => {
      room.leaveFollower(connection);
      rooms.left(deckId);
    });
    socket.resume();
  });
}

/** What the person may do with the deck. Throws LecternError "no-deck", "trashed" or "signed-out" when that is nothing. */
async function levelOf(rooms: Rooms, deckId: string, caller: Caller): Promise<Level> {
  const access = rooms.accessTo(deckId) ?? (await findDeck(deckId))?.access;
  if (!access) throw noDeck();
  if (caller.expired && !reaches(levelNow(access, caller.viewer), 'view')) throw refusal(caller, '');
  return openLevel(access, caller.viewer);
}

/** Why somebody may not: because they are no longer signed in, if they were. */
const refusal = ({ expired }: Caller, detail: string): LecternError =>
  expired ? new LecternError('signed-out', 'Sign in again.') : forbidden(detail);

/** The same as the room knows it at the moment of joining: what was asked before may be old, and nobody is told twice. */
const levelAt = (room: Room, viewer: Viewer): Level => openLevel(room.access, viewer);

/** Whoever could not see the deck outside the trash either is not told that there is one. */
function openLevel(access: DeckAccess, viewer: Viewer): Level {
  const level = levelNow({ ...access, trashed: false }, viewer);
  if (!reaches(level, 'view')) throw noDeck();
  if (access.trashed) throw new LecternError('trashed', 'This deck is in the trash.');
  return level;
}

async function guestFor(caller: Caller): Promise<Pick<Guest, 'viewer' | 'you' | 'callings'>> {
  const you = await writerOf(caller);
  if (!you) return { viewer: caller.viewer, callings: [], you: { id: `guest-${randomUUID()}`, name: guestName(), chosenName: false } };
  const viewer: Viewer = caller.viewer.kind === 'nobody' ? { ...caller.viewer, kind: 'guest', id: you.id } : caller.viewer;
  return { viewer, callings: await callingsOf(viewer, you.chosenName ? you.name : null), you };
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
