import type { WebSocket } from 'ws';
import { accessOf, type Level, type Viewer } from '#access';
import { logger } from '#store/logger.ts';
import { CLOSE, fromFollowerSchema, type ToFollower } from '#wire';
import { FOLLOWER_BUFFER_BYTES, MAX_EXTRA_BYTES, RESYNC_EVERY_MS } from './limits.ts';
import type { Room } from './room.ts';

/** One socket of the follow lane in its room. */
export class FollowConnection {
  readonly #room: Room;
  readonly #socket: WebSocket;
  readonly #viewer: Viewer;
  #told: Level = 'none';
  #resyncedAt = 0;
  #resyncTimer: NodeJS.Timeout | null = null;

  constructor(room: Room, socket: WebSocket, viewer: Viewer) {
    this.#room = room;
    this.#socket = socket;
    this.#viewer = viewer;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#receive(data, isBinary));
    this.tellAccess();
  }

  /** Says what this person may do, if that is news. */
  tellAccess(): void {
    const level = accessOf(this.#room.access, this.#viewer);
    if (level === this.#told) return;
    this.#told = level;
    this.tell({ type: 'access', level });
  }

  tell(message: ToFollower): void {
    this.send(JSON.stringify(message));
  }

  /** A follower that reads too slowly is cut off; it comes back and gets what it lacks. */
  send(frame: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    if (this.#socket.bufferedAmount <= FOLLOWER_BUFFER_BYTES) {
      this.#socket.send(frame);
      return;
    }
    logger.warn({ deckId: this.#room.id }, 'a follower reads too slowly and is cut off');
    this.#socket.terminate();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #receive(data: Buffer, isBinary: boolean): void {
    const message = isBinary || data.byteLength > MAX_EXTRA_BYTES ? null : fromFollowerSchema.safeParse(parsed(data));
    if (!message?.success) {
      this.close(CLOSE.badMessage, 'unknown message');
      return;
    }
    const waitMs = Math.max(0, this.#resyncedAt + RESYNC_EVERY_MS - Date.now());
    this.#resyncTimer ??= setTimeout(() => this.#resync(), waitMs);
  }

  #resync(): void {
    this.#resyncTimer = null;
    this.#resyncedAt = Date.now();
    this.#room.follow.sendSnapshot(this);
  }
}

function parsed(data: Buffer): unknown {
  try {
    return JSON.parse(data.toString('utf8'));
  } catch {
    return null;
  }
}
