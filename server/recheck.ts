import { type DeckAccess, idOf, type Viewer } from '#access';
import type { Caller } from '#store/caller.ts';
import { logger } from '#store/logger.ts';
import { levelNow } from '#store/rights.ts';
import { CLOSE } from '#wire';
import type { FollowConnection } from './follow-connection.ts';
import type { Room } from './room.ts';
import type { SyncConnection } from './sync-connection.ts';

/** Asks again who somebody at a connection is: what was true at its opening may be over. */
export type Ask = () => Promise<Caller>;
type Connection = SyncConnection | FollowConnection;

/** Somebody who was sent away: until their socket is closed nothing of it counts. */
const gone: Viewer = { kind: 'nobody', links: [], most: 'none' };

/** Holds those connections to who their people are now. Who is signed out, or may do nothing any more, is sent away. */
export async function recheck(room: Room, which: (connection: Connection) => boolean): Promise<void> {
  const connections = [...room.editors.connections, ...room.follow.connections].filter(which);
  if (connections.length === 0) return;
  await Promise.all(connections.map((connection) => askSafely(connection, room)));
  room.holdToAccess();
}

/** Whoever cannot be looked up now, or only slowly, holds up nobody else. */
async function askSafely(connection: Connection, { id, access }: Room): Promise<void> {
  try {
    await ask(connection, access);
  } catch (error) {
    logger.warn({ err: error, deckId: id }, 'somebody could not be looked up');
  }
}

async function ask(connection: Connection, access: DeckAccess): Promise<void> {
  const { viewer } = await connection.ask();
  const before = connection.viewer;
  connection.viewer = viewer;
  if (idOf(viewer) !== idOf(before)) sendAway(connection, CLOSE.signedOut, 'signed out');
  else if (levelNow(access, viewer) === 'none') sendAway(connection, CLOSE.removed, 'removed');
}

function sendAway(connection: Connection, code: number, reason: string): void {
  connection.viewer = gone;
  connection.close(code, reason);
}
