import { randomBytes } from 'node:crypto';
import { diffText, publicReader } from '#deck';
import type { PublicState } from '#store/rooms-door.ts';
import { BEAT_MS, type Place, type StageView, type ToFollower } from '#wire';
import type { FollowConnection } from './follow-connection.ts';
import { COST_SHARE, DIFF_SECONDS, FOLLOW_EVERY_MS, HISTORY_BYTES, HISTORY_REVISIONS, SWEEP_SHARE, TURN_CHARS } from './limits.ts';
import type { StageKeeper } from './stage-keeper.ts';
import { Sweeper } from './sweep.ts';
import { wireFrame } from './wire-frame.ts';

type Setup = { readonly text: () => string; readonly stage: () => StageKeeper };
/** A look at the text, and what it took. */
type Seen = { readonly look: number; readonly text: string; readonly tookMs: number };
type Revision = { readonly rev: number; readonly frame: Buffer };

const frameOf = (message: ToFollower): Buffer => wireFrame(JSON.stringify(message));

/** The followers of a room and the public text as they have it: notes blanked out, counted in revisions. */
export class FollowLane {
  readonly connections = new Set<FollowConnection>();
  /** Revisions count from this opening of the room. */
  readonly #epoch = randomBytes(9).toString('base64url');
  readonly #setup: Setup;
  readonly #sweeper = new Sweeper<FollowConnection>(this.connections, () => this.#stageWaits && this.#sendStage());
  #rev = 0;
  readonly #publicText = publicReader();
  #text: string;
  /** Where the stage is in this text; undefined before anybody asked. */
  #place: Place | null | undefined;
  #history: Revision[] = [];
  #dirty = false;
  #stageWaits = false;
  #timer: NodeJS.Timeout | null = null;
  #flushedAt = 0;
  #looks = 0;
  /** What the last look at the text took: huge texts are looked at less often. */
  #costMs = 0;
  #spokenAt = 0;
  readonly #beat = setInterval(() => this.#beatIfQuiet(), BEAT_MS / 2);

  constructor(setup: Setup) {
    this.#setup = setup;
    this.#text = this.#publicText(setup.text());
  }

  /** The text changed: followers hear of it within 200 ms. Without any it is left for the first who comes. */
  textChanged(): void {
    this.#dirty = true;
    if (this.connections.size > 0) this.#timer ??= setTimeout(() => this.#flushInTurns(), this.#waitMs());
  }

  /** The stage moved: followers hear of it at once, and of the text that its place is about before that. During a sweep the last move counts. */
  stageChanged(): void {
    this.#stageWaits = true;
    if (!this.#sweeper.busy) this.#sendStage();
  }

  /** What a page carries, or a snapshot: as new as what followers have. */
  state(): PublicState {
    if (this.#waitMs() === 0) this.flush();
    return { epoch: this.#epoch, rev: this.#rev, text: this.#text, stage: this.#stage() };
  }

  /** Brings a new follower up to date: by the revisions it lacks when we still have them, else by a snapshot. */
  welcome(connection: FollowConnection, from: { readonly epoch: string; readonly rev: number } | null): void {
    if (this.#waitMs() === 0) this.flush();
    if (this.#dirty) this.textChanged();
    const missing = from?.epoch === this.#epoch ? this.#since(from.rev) : null;
    if (!missing) {
      this.sendSnapshot(connection);
      return;
    }
    connection.since = this.#sweeper.number;
    const stage = frameOf({ type: 'stage', rev: this.#rev, stage: this.#stage() });
    connection.send(Buffer.concat([...missing.map(({ frame }) => frame), stage]));
  }

  sendSnapshot(connection: FollowConnection): void {
    const state = this.state();
    connection.since = this.#sweeper.number;
    connection.tell({ type: 'snapshot', ...state });
  }

  /** Sends what changed since the last time. */
  flush(): void {
    const news = this.#takeNews();
    if (news) this.#send(news);
  }

  /** The same, and of a huge text others have a turn in the middle. */
  #flushInTurns(): void {
    this.#stopWaiting();
    if (!this.#dirty) return;
    const seen = this.#see();
    const finish = () => {
      // Not when somebody came meanwhile, for whom it was looked at again.
      const news = seen.look === this.#looks ? this.#compare(seen) : null;
      if (news) this.#send(news);
    };
    if (seen.text.length < TURN_CHARS) finish();
    else setImmediate(finish);
  }

  close(): void {
    clearInterval(this.#beat);
    this.#stopWaiting();
  }

  #sendStage(): void {
    this.#stageWaits = false;
    const news = this.#takeNews();
    this.#place = this.#setup.stage().place();
    const stage = frameOf({ type: 'stage', rev: this.#rev, stage: this.#stage() });
    this.#send(...(news ? [news] : []), stage);
  }

  /** What changed since the last time as a frame, or null. */
  #takeNews(): Buffer | null {
    this.#stopWaiting();
    return this.#dirty ? this.#compare(this.#see()) : null;
  }

  #see(): Seen {
    this.#dirty = false;
    this.#flushedAt = Date.now();
    this.#looks += 1;
    const startedAt = performance.now();
    const text = this.#publicText(this.#setup.text());
    return { look: this.#looks, text, tookMs: performance.now() - startedAt };
  }

  #compare({ text, tookMs }: Seen): Buffer | null {
    const startedAt = performance.now();
    const splices = [...diffText(this.#text, text, DIFF_SECONDS)];
    this.#costMs = tookMs + performance.now() - startedAt;
    if (splices.length === 0) return null;
    this.#text = text;
    this.#rev += 1;
    this.#place = this.#setup.stage().place();
    const message = { type: 'splices' as const, rev: this.#rev, splices };
    // A place ages; whoever resumes gets the current one afterwards.
    this.#remember({ rev: this.#rev, frame: frameOf({ ...message, place: null }) });
    return frameOf({ ...message, place: this.#setup.stage().leaderId === null ? null : this.#place });
  }

  /** Until the next look at the text. Many followers cost, too: they get it less often. */
  #waitMs(): number {
    const everyMs = Math.max(FOLLOW_EVERY_MS, this.#costMs * COST_SHARE, this.#sweeper.costMs * SWEEP_SHARE);
    return Math.max(0, this.#flushedAt + everyMs - Date.now());
  }

  /** Its place is against the text at our revision. */
  #stage(): StageView {
    if (this.#place === undefined) this.#place = this.#setup.stage().place();
    return this.#setup.stage().publicView(this.#place);
  }

  #stopWaiting(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #beatIfQuiet(): void {
    if (Date.now() - this.#spokenAt >= BEAT_MS / 2) this.#send(frameOf({ type: 'beat' }));
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

  #send(...frames: readonly Buffer[]): void {
    this.#spokenAt = Date.now();
    this.#sweeper.send(...frames);
  }
}
