import { type Level, reaches, type Viewer } from '#access';
import { levelNow } from '#store/rights.ts';
import { CLOSE, fromFollowerSchema, type ToFollower } from '#wire';
import { Intake } from './intake.ts';
import { FOLLOW_EVERY_MS, FOLLOWER_BUFFER_BYTES, FOLLOWER_CAUGHT_UP_BYTES, MAX_EXTRA_BYTES, RESYNC_EVERY_MS } from './limits.ts';
import type { Ask } from './recheck.ts';
import type { Room } from './room.ts';
import { type Line, wireFrame, write } from './wire-frame.ts';

/** One socket of the follow lane in its room. */
export class FollowConnection {
  /** See `Swept`. Nothing before it is welcomed. */
  since = Number.POSITIVE_INFINITY;
  viewer: Viewer;
  readonly ask: Ask;
  readonly #room: Room;
  readonly #line: Line;
  #told: Level = 'none';
  #behind = false;
  #resyncedAt = 0;
  #resyncTimer: NodeJS.Timeout | null = null;

  constructor(room: Room, line: Line, { viewer, ask }: { readonly viewer: Viewer; readonly ask: Ask }) {
    this.#room = room;
    this.#line = line;
    this.viewer = viewer;
    this.ask = ask;
    new Intake(line.socket, (message) => this.#receive(message));
    this.tellAccess();
  }

  /** Says what this person may do, if that is news. */
  tellAccess(): void {
    const level = levelNow(this.#room.access, this.viewer);
    if (level === this.#told) return;
    this.#told = level;
    this.tell({ type: 'access', level });
    if (!reaches(level, 'view') && !this.#room.access.trashed) this.close(CLOSE.removed, 'removed');
  }

  tell(message: ToFollower): void {
    this.send(wireFrame(JSON.stringify(message)));
  }

  /** A follower that reads too slowly misses what comes, and gets a snapshot when it has read what it has. */
  send(frames: Buffer): void {
    const { socket } = this.#line;
    if (this.#behind || socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount <= FOLLOWER_BUFFER_BYTES) {
      write(this.#line, frames);
      return;
    }
    this.#behind = true;
    this.#room.house.meter.slow('follow');
    this.#catchUpSoon();
  }

  close(code: number, reason: string): void {
    this.#line.socket.close(code, reason);
  }

  #catchUpSoon(): void {
    setTimeout(() => {
      const { socket } = this.#line;
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > FOLLOWER_CAUGHT_UP_BYTES) this.#catchUpSoon();
      else this.#sendSnapshot();
    }, FOLLOW_EVERY_MS);
  }

  #receive({ data, isBinary }: { readonly data: Buffer; readonly isBinary: boolean }): void {
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
    if (!this.#behind) this.#sendSnapshot();
  }

  #sendSnapshot(): void {
    this.#resyncedAt = Date.now();
    // What it missed may have been what it may do.
    if (this.#behind) this.#told = 'none';
    this.#behind = false;
    this.tellAccess();
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
