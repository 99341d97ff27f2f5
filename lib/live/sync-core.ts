import { type Level, reaches } from '#access';
import type { StageMoveMessage } from '#wire';
import { isHidden } from './hides-deck.ts';
import { isFrozen } from './section-access.ts';
import type { Store } from './store.ts';
import type { Agreement } from './sync-agreement.ts';
import type { SyncFeed } from './sync-feed.ts';
import type { PresenceWatch } from './sync-people.ts';
import { type Connection, type ConnectionEvents, endOf, openConnection } from './sync-session.ts';
import type { Access, Problem, SyncSession } from './sync-types.ts';

/** `url` is the sync channel's without the deck's id, such as wss://host/sync. */
export type LaneTarget = { readonly deckId: string; readonly url: string };

/** What a lane is made of. */
export type Core = {
  readonly target: LaneTarget;
  /** Replaced when it can never be the deck's again. */
  connection: Connection;
  closed: boolean;
  /** Edits can not be stored just now. */
  stalled: boolean;
  /** A step of the leader's that found no connection. */
  waitingGo: StageMoveMessage | null;
  readonly feed: SyncFeed;
  readonly presence: PresenceWatch;
  readonly agreement: Agreement;
  readonly session: Store<SyncSession | null>;
  readonly synced: Store<boolean>;
  readonly access: Store<Access | null>;
  readonly problem: Store<Problem | null>;
  look(): void;
};

/** Begins with the core's connection. */
export function start(core: Core): void {
  core.synced.set(false);
  core.presence.watch(core.connection.awareness);
  core.connection.open();
  core.look();
}

/** What a connection tells, for the core that has it by then. */
export function eventsOf(coreNow: () => Core): ConnectionEvents {
  return {
    changed() {
      const core = coreNow();
      core.agreement.stir();
      core.look();
    },
    restored: () => showText(coreNow()),
    synced() {
      const core = coreNow();
      core.synced.set(true);
      showText(core);
    },
    message: (message) => take(coreNow(), message),
    lost() {
      // a server that still cannot store says so anew
      coreNow().stalled = false;
    },
    closed: (code) => ended(coreNow(), code),
  };
}

function showText(core: Core): void {
  if (core.session.get() === core.connection) return;
  core.feed.show(core.connection);
  core.session.set(core.connection);
  core.look();
}

function take(core: Core, message: Parameters<ConnectionEvents['message']>[0]): void {
  switch (message.type) {
    case 'stage':
      core.feed.stageSaid(message.stage);
      sendWaiting(core);
      break;
    case 'refused':
      core.feed.stageSaid(message.stage);
      core.problem.set({ kind: 'refused', why: message.why });
      break;
    case 'access':
      takeAccess(core, message);
      break;
    case 'stalled':
      core.stalled = message.on;
      core.look();
      break;
    case 'hash':
      if (core.agreement.differs(message.sent, message.hash)) rejected(core, 'differs');
      break;
    case 'rejected':
      if (message.why !== 'section') rejected(core, message.why);
      else core.problem.set({ kind: 'undone', topic: message.section?.topic ?? null, owners: message.section?.owners ?? [] });
      break;
  }
}

function takeAccess({ access, connection, presence, look }: Core, { level, you, sections, requests }: Access): void {
  access.set({ level, you, sections, requests });
  connection.kept.noteLevel(level);
  connection.setReader(!reaches(level, 'present'));
  look();
  presence.youAre(you);
}

/**
 * Keeps our text for the person. What was too large the server undoes itself; what was forbidden may be taken later, when the
 * right comes back; but behind a malformed edit, or with another text than the server's, this document can never be the
 * deck's again, so a fresh one takes its place, here and in what the browser keeps.
 */
function rejected(core: Core, why: Extract<Problem, { kind: 'rejected' }>['why']): void {
  core.problem.set({ kind: 'rejected', why, text: core.feed.text() });
  if (why !== 'malformed' && why !== 'differs') return;
  core.session.set(null);
  const after = core.connection.kept.clear();
  core.connection.close();
  core.connection = openConnection(
    { ...core.target, after },
    eventsOf(() => core),
  );
  start(core);
}

function ended(core: Core, code: number): void {
  const why = endOf(code);
  if (why === null) return;
  core.closed = true;
  const isSaved = core.connection.ledger.pending() === 0;
  core.problem.set({ kind: 'closed', why, text: isSaved && isHidden(why) ? '' : core.feed.text() });
  // what is confirmed needs no keeping where it may not be opened
  if (isSaved) void core.connection.kept.clear();
  core.look();
}

/** Whether the person may edit as far as the server said, in this load of the page or the last one. */
export function mayEdit(core: Core): boolean {
  const access = core.access.get();
  const level: Level = access?.level ?? core.connection.kept.level() ?? 'none';
  return core.session.get() !== null && !core.closed && reaches(level, 'edit') && !isFrozen(access);
}

/** Sends a stage move; a leader's step that finds no connection waits for one. */
export function moveStage(core: Core, move: StageMoveMessage): boolean {
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
