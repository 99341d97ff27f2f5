import { randomBytes } from 'node:crypto';
import { diffText, publicText } from '#deck';
import type { PublicState } from '#store/rooms-door.ts';
import { BEAT_MS, type Place, type ToFollower } from '#wire';
import type { FollowConnection } from './follow-connection.ts';
import { COST_SHARE, DIFF_SECONDS, FOLLOW_EVERY_MS, HISTORY_BYTES, HISTORY_REVISIONS } from './limits.ts';
import type { StageKeeper } from './stage-keeper.ts';
import { Sweeper } from './sweep.ts';

type Setup = { readonly text: () => string; readonly stage: () => StageKeeper };
type Revision = { readonly rev: number; readonly frame: string };

/** The followers of a room and the public text as they have it: notes blanked out, counted in revisions. */
export class FollowLane {
  readonly connections = new Set<FollowConnection>();
  /** Revisions count from this opening of the room. */
  readonly #epoch = randomBytes(9).toString('base64url');
  readonly #setup: Setup;
  readonly #sweeper = new Sweeper<FollowConnection>();
  #rev = 0;
  #text: string;
  #history: Revision[] = [];
  #dirty = false;
  #timer: NodeJS.Timeout | null = null;
  #flushedAt = 0;
  /** What the last flush took: huge texts get theirs less often. */
  #costMs = 0;
  #spokenAt = 0;
  readonly #beat = setInterval(() => this.#beatIfQuiet(), BEAT_MS / 2);

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#text = publicText(setup.text());
  }

  /** The text changed: followers hear of it within 200 ms. */
  textChanged(): void {
    this.#dirty = true;
    const waitMs = Math.max(0, this.#flushedAt + Math.max(FOLLOW_EVERY_MS, this.#costMs * COST_SHARE) - Date.now());
    this.#timer ??= setTimeout(() => this.flush(), waitMs);
  }

  /** The stage moved: followers hear of it at once, and of the text that its place is about before that. */
  stageChanged(): void {
    this.flush();
    this.#tell({ type: 'stage', rev: this.#rev, stage: this.#setup.stage().publicView() });
  }

  /** What a page carries, or a snapshot. */
  state(): PublicState {
    this.flush();
    return { epoch: this.#epoch, rev: this.#rev, text: this.#text, stage: this.#setup.stage().publicView() };
  }

  /** Brings a new follower up to date: by the revisions it lacks when we still have them, else by a snapshot. */
  welcome(connection: FollowConnection, from: { readonly epoch: string; readonly rev: number } | null): void {
    this.flush();
    const missing = from?.epoch === this.#epoch ? this.#since(from.rev) : null;
    if (!missing) {
      this.sendSnapshot(connection);
      return;
    }
    connection.since = this.#sweeper.number;
    for (const { frame } of missing) connection.send(frame);
    connection.tell({ type: 'stage', rev: this.#rev, stage: this.#setup.stage().publicView() });
  }

  sendSnapshot(connection: FollowConnection): void {
    const state = this.state();
    connection.since = this.#sweeper.number;
    connection.tell({ type: 'snapshot', ...state });
  }

  close(): void {
    clearInterval(this.#beat);
    this.#stopWaiting();
  }

  /** Sends what changed since the last time. */
  flush(): void {
    this.#stopWaiting();
    if (!this.#dirty) return;
    this.#dirty = false;
    this.#flushedAt = Date.now();
    const startedAt = performance.now();
    const text = publicText(this.#setup.text());
    const splices = [...diffText(this.#text, text, DIFF_SECONDS)];
    this.#costMs = performance.now() - startedAt;
    if (splices.length === 0) return;
    this.#text = text;
    this.#rev += 1;
    const message = { type: 'splices' as const, rev: this.#rev, splices };
    this.#tell({ ...message, place: this.#livePlace() });
    // A place ages; whoever resumes gets the current one afterwards.
    this.#remember({ rev: this.#rev, frame: JSON.stringify({ ...message, place: null }) });
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #beatIfQuiet(): void {
    if (Date.now() - this.#spokenAt >= BEAT_MS / 2) this.#tell({ type: 'beat' });
  }

  #livePlace(): Place | null {
    const stage = this.#setup.stage();
    return stage.leaderId === null ? null : stage.place();
  }

  #remember(revision: Revision): void {
    this.#history.push(revision);
    let bytes = this.#history.reduce((sum, { frame }) => sum + frame.length, 0);
    while (this.#history.length > HISTORY_REVISIONS || bytes > HISTORY_BYTES) bytes -= this.#history.shift()?.frame.length ?? bytes;
  }

  /** The revisions after `rev`, or null when some are gone or `rev` is none of ours. */
  #since(rev: number): Revision[] | null {
    if (rev < 0 || rev > this.#rev) return null;
    const missing = this.#history.filter((revision) => revision.rev > rev);
    return missing.length === this.#rev - rev ? missing : null;
  }

  #tell(message: ToFollower): void {
    this.#spokenAt = Date.now();
    this.#sweeper.send(this.connections, JSON.stringify(message));
  }
}
