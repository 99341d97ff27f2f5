import { type SavedFacts, sameSavedState, savedStateAt } from './saved-state.ts';
import { createStore, type ReadStore } from './store.ts';
import type { Connection } from './sync-session.ts';
import type { SavedState } from './sync-types.ts';

/** A connection that is away for less than this is not called offline, so that a server's restart does not alarm anybody. */
const blinkMs = 1_500;
const lookAgainMs = 200;

export type SavedWatch = {
  readonly saved: ReadStore<SavedState>;
  /** Something happened: look at once. */
  look(): void;
  /** The browser says that the network is gone: no grace. */
  networkGone(): void;
  close(): void;
};

type Source = {
  readonly connection: Connection;
  readonly session: ReadStore<unknown>;
  readonly synced: ReadStore<boolean>;
  readonly closed: boolean;
  readonly stalled: boolean;
};

/** When things were last seen to change, in milliseconds since the epoch. */
type Seen = { awayAt: number | null; onlineAt: number; busyAt: number | null; graceless: boolean };

/** Keeps saying what became of the edits, and warns before the page is left while something is not confirmed. */
export function watchSaved(source: Source): SavedWatch {
  const saved = createStore<SavedState>({ kind: 'connecting' });
  const seen: Seen = { awayAt: null, onlineAt: 0, busyAt: null, graceless: false };
  const look = () => {
    const now = Date.now();
    note(seen, source.connection, now);
    const next = savedStateAt(factsOf(source, seen, now), now);
    if (!sameSavedState(saved.get(), next)) saved.set(next);
  };
  const timer = setInterval(look, lookAgainMs);
  const stopWarning = warnOnLeave(() => source.connection.ledger.pending() > 0);
  return {
    saved,
    look,
    networkGone() {
      seen.graceless = true;
      look();
    },
    close() {
      clearInterval(timer);
      stopWarning();
    },
  };
}

function note(seen: Seen, connection: Connection, now: number): void {
  if (connection.ledger.pending() > 0) seen.busyAt = now;
  if (!connection.online()) {
    seen.awayAt ??= now;
    return;
  }
  if (seen.awayAt !== null || seen.onlineAt === 0) seen.onlineAt = now;
  seen.awayAt = null;
  seen.graceless = false;
}

function factsOf(source: Source, seen: Seen, now: number): SavedFacts {
  const { ledger, kept, online, settled } = source.connection;
  const oldest = ledger.oldest();
  const isAway = seen.awayAt !== null && (seen.graceless || now - seen.awayAt >= blinkMs);
  return {
    closed: source.closed,
    hasText: source.session.get() !== null,
    everSynced: source.synced.get(),
    online: online(),
    settled: settled(),
    pending: ledger.pending(),
    oldest,
    waitingSince: oldest === null && settled() ? null : Math.max(oldest ?? 0, seen.onlineAt),
    stalled: source.stalled,
    offlineSince: isAway ? seen.awayAt : null,
    kept: kept.works(),
    busyAt: seen.busyAt,
  };
}

/** Asks the browser to ask before the page goes while `risky`. Returns closing. */
function warnOnLeave(risky: () => boolean): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const warn = (event: BeforeUnloadEvent) => {
    if (risky()) event.preventDefault();
  };
  window.addEventListener('beforeunload', warn);
  return () => window.removeEventListener('beforeunload', warn);
}
