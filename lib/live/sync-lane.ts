import { reaches } from '#access';
import type { TextEdit } from '#deck';
import type { StageMoveMessage } from '#wire';
import { createStore, type Store } from './store.ts';
import { openSyncFeed, type SyncFeed } from './sync-feed.ts';
import { watchNetwork } from './sync-network.ts';
import { openPresence, type PresenceWatch } from './sync-people.ts';
import { type SavedWatch, watchSaved } from './sync-saved.ts';
import { APPLIED, type Connection, type ConnectionEvents, endOf, openConnection } from './sync-session.ts';
import { anchorAt } from './sync-stage.ts';
import type { Access, Problem, SyncLane, SyncSession } from './sync-types.ts';

/** `url` is the sync channel's without the deck's id, such as wss://host/sync. */
export type LaneTarget = { readonly deckId: string; readonly url: string };

/** What a lane is made of. */
type Core = {
  readonly target: LaneTarget;
  /** Replaced after a malformed edit. */
  connection: Connection;
  everSynced: boolean;
  closed: boolean;
  /** A step of the leader's that found no connection. */
  waitingGo: StageMoveMessage | null;
  readonly feed: SyncFeed;
  readonly presence: PresenceWatch;
  readonly session: Store<SyncSession | null>;
  readonly access: Store<Access | null>;
  readonly problem: Store<Problem | null>;
  look(): void;
};

/** Opens a deck for editing and presenting. Keeps itself connected until closed or refused for good. */
export function openSyncLane(target: LaneTarget): SyncLane {
  const core: Core = {
    target,
    connection: openConnection(
      target,
      eventsOf(() => core),
    ),
    everSynced: false,
    closed: false,
    waitingGo: null,
    feed: openSyncFeed(),
    presence: openPresence(),
    session: createStore<SyncSession | null>(null),
    access: createStore<Access | null>(null),
    problem: createStore<Problem | null>(null),
    look: () => undefined,
  };
  const watch = watchSaved({ connection: () => core.connection, everSynced: () => core.everSynced, closed: () => core.closed });
  core.look = watch.look;
  const stopStatus = watch.saved.subscribe(() => core.feed.status.set(statusOf(watch)));
  const stopNetwork = watchNetwork({
    gone() {
      watch.networkGone();
      core.connection.reconnect();
    },
    back: () => core.connection.retry(),
  });
  start(core);
  return laneOf(core, watch, () => {
    stopNetwork();
    stopStatus();
    watch.close();
    core.connection.close();
  });
}

function statusOf(watch: SavedWatch) {
  const { kind } = watch.saved.get();
  if (kind === 'connecting') return 'connecting';
  return kind === 'offline' || kind === 'closed' ? 'offline' : 'online';
}

function laneOf(core: Core, watch: SavedWatch, close: () => void): SyncLane {
  const { feed, presence, session, access, problem } = core;
  return {
    ...feed,
    deckId: core.target.deckId,
    session,
    saved: watch.saved,
    people: presence.people,
    access,
    problem,
    dismissProblem: () => problem.set(null),
    apply: (edits) => apply(core, edits),
    move: (move) => moveStage(core, move),
    anchorOf: (slide) => anchorOf(core, slide),
    showSlide: presence.showSlide,
    shownSlide: presence.shownSlide,
    rename: (name) => void core.connection.send({ type: 'name', name }),
    retry: () => core.connection.retry(),
    close,
  };
}

function start(core: Core): void {
  core.everSynced = false;
  core.presence.watch(core.connection.awareness);
  core.connection.open();
  core.look();
}

function eventsOf(coreNow: () => Core): ConnectionEvents {
  return {
    changed: () => coreNow().look(),
    synced() {
      const core = coreNow();
      if (core.everSynced) return;
      core.everSynced = true;
      core.feed.show(core.connection);
      core.session.set(core.connection);
    },
    message(message) {
      const core = coreNow();
      switch (message.type) {
        case 'stage':
          core.feed.stageSaid(message.stage);
          return sendWaiting(core);
        case 'refused':
          core.feed.stageSaid(message.stage);
          return core.problem.set({ kind: 'refused', why: message.why });
        case 'access':
          core.access.set({ level: message.level, you: message.you });
          core.connection.setReader(!reaches(message.level, 'present'));
          core.look();
          return core.presence.youAre(message.you);
        case 'rejected':
          return rejected(core, message.why);
      }
    },
    closed: (code) => ended(coreNow(), code),
  };
}

/**
 * Keeps our text for the person. What was too large the server undoes itself; what was forbidden may be taken later, when the
 * right comes back; but behind a malformed edit this document can never be the deck's again, so a fresh one takes its place.
 */
function rejected(core: Core, why: 'too-large' | 'forbidden' | 'malformed'): void {
  core.problem.set({ kind: 'rejected', why, text: core.feed.text() });
  if (why !== 'malformed') return;
  core.session.set(null);
  core.connection.close();
  core.connection = openConnection(
    core.target,
    eventsOf(() => core),
  );
  start(core);
}

function ended(core: Core, code: number): void {
  const why = endOf(code);
  if (why === null) return;
  core.closed = true;
  core.problem.set({ kind: 'closed', why, text: core.feed.text() });
  core.look();
}

function mayEdit(core: Core): boolean {
  const level = core.access.get()?.level ?? 'none';
  return core.session.get() !== null && !core.closed && reaches(level, 'edit');
}

function apply(core: Core, edits: readonly TextEdit[]): boolean {
  if (!mayEdit(core)) return false;
  const { doc, ytext, undo } = core.connection;
  undo.stopCapturing();
  doc.transact(() => {
    for (const { from, remove, insert } of edits) {
      if (remove > 0) ytext.delete(from, remove);
      if (insert !== '') ytext.insert(from, insert);
    }
  }, APPLIED);
  undo.stopCapturing();
  return true;
}

function moveStage(core: Core, move: StageMoveMessage): boolean {
  const isSent = core.connection.send({ type: 'stage', from: core.feed.stage.get().n, move });
  if (move.type !== 'go') return isSent;
  core.waitingGo = isSent ? null : move;
  return true;
}

/** A leader who went on without a connection brings the stage along, if nobody else leads by now. */
function sendWaiting(core: Core): void {
  const { waitingGo } = core;
  const you = core.access.get()?.you.id;
  if (waitingGo === null || you === undefined) return;
  core.waitingGo = null;
  if (core.feed.stage.get().live?.leaderId === you) moveStage(core, waitingGo);
}

function anchorOf(core: Core, slide: number): string {
  const { slides } = core.feed.parsed();
  const source = slides[Math.min(Math.max(slide, 1), slides.length) - 1];
  return anchorAt(core.connection.ytext, source?.from ?? 0);
}
