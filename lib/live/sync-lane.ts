import type { TextEdit } from '#deck';
import { createStore } from './store.ts';
import { watchAgreement } from './sync-agreement.ts';
import { type Core, eventsOf, type LaneTarget, mayEdit, moveStage, start } from './sync-core.ts';
import { openSyncFeed } from './sync-feed.ts';
import { watchNetwork } from './sync-network.ts';
import { openPresence } from './sync-people.ts';
import { type SavedWatch, watchSaved } from './sync-saved.ts';
import { APPLIED, openConnection } from './sync-session.ts';
import { anchorAt } from './sync-stage.ts';
import type { Access, Problem, SyncLane, SyncSession } from './sync-types.ts';

/** Opens a deck for editing and presenting. Keeps itself connected until closed or refused for good. */
export function openSyncLane(target: LaneTarget): SyncLane {
  const core: Core = {
    target,
    connection: openConnection(
      target,
      eventsOf(() => core),
    ),
    closed: false,
    stalled: false,
    waitingGo: null,
    feed: openSyncFeed(),
    presence: openPresence(),
    agreement: watchAgreement(() => core.connection),
    session: createStore<SyncSession | null>(null),
    synced: createStore(false),
    access: createStore<Access | null>(null),
    problem: createStore<Problem | null>(null),
    look: () => undefined,
  };
  const watch = watchSaved(core);
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
    core.agreement.close();
    core.connection.close();
  });
}

function statusOf(watch: SavedWatch) {
  const { kind } = watch.saved.get();
  if (kind === 'connecting') return 'connecting';
  return kind === 'offline' || kind === 'closed' ? 'offline' : 'online';
}

function laneOf(core: Core, watch: SavedWatch, close: () => void): SyncLane {
  const { feed, presence, session, synced, access, problem } = core;
  return {
    ...feed,
    deckId: core.target.deckId,
    session,
    synced,
    saved: watch.saved,
    people: presence.people,
    access,
    lastLevel: () => core.connection.kept.level(),
    problem,
    dismissProblem: () => problem.set(null),
    apply: (edits) => apply(core, edits),
    move: (move) => moveStage(core, move),
    anchorOf: (slide) => anchorOf(core, slide),
    showSlide: presence.showSlide,
    shownSlide: presence.shownSlide,
    rename: (name) => void core.connection.send({ type: 'name', name }),
    retry: () => core.connection.retry(),
    async forget() {
      core.connection.ledger.forget();
      await core.connection.kept.clear();
    },
    close,
  };
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

function anchorOf(core: Core, slide: number): string {
  const { slides } = core.feed.parsed();
  const source = slides[Math.min(Math.max(slide, 1), slides.length) - 1];
  return anchorAt(core.connection.ytext, source?.from ?? 0);
}
