import type { Level } from '#access';
import { BEAT_MS, CLOSE, type FromFollower, type StageView, toFollowerSchema } from '#wire';
import type { DeckFeed, FeedChange, FeedStatus } from './feed.ts';
import { type FollowText, receive } from './follow-text.ts';
import { type Line, type LineTiming, openLine } from './line.ts';
import { createStore, type ReadStore } from './store.ts';

/** What the page begins with: the text without notes, and the stage. An empty epoch asks for everything. */
export type FollowStart = { readonly epoch: string; readonly rev: number; readonly text: string; readonly stage: StageView };

/** Why the server will not let this page follow: the deck is no more, in the trash, or not for these eyes. */
export type LaneProblem = 'gone' | 'trashed' | 'signedOut' | 'refused';

/** A deck as its followers get it. While offline, text and stage stay at the last known. */
export type FollowLane = DeckFeed & {
  /** What this person may do, once the server has said so. */
  readonly access: ReadStore<Level | null>;
  readonly problem: ReadStore<LaneProblem | null>;
  /** Connects, and again after closing. Returns closing. */
  open(): () => void;
};

export type FollowLaneOptions = {
  readonly deckId: string;
  readonly initial: FollowStart;
  /** The follow channel's address without the deck's id, such as wss://host/follow. */
  readonly url: () => string;
  /** A page of another site shows it. */
  readonly embedded?: boolean;
  readonly timing?: LineTiming;
  readonly openSocket?: (url: string) => WebSocket;
};

/** Two beats may be missed: a dead network is noticed after 12 s. */
const TIMING: LineTiming = { silentMs: 2 * BEAT_MS + 2000, firstRetryMs: 500, lastRetryMs: 6000 };
const RESYNC = JSON.stringify({ type: 'resync' } satisfies FromFollower);
const MAX_MESSAGE_CHARS = 8_000_000;

/** The follow lane of a deck. Once open it reconnects by itself until closed or told a problem. */
export function createFollowLane(options: FollowLaneOptions): FollowLane {
  const { deckId, initial, url } = options;
  let known: FollowText = { ...initial, lost: false };
  const listeners: Listeners = new Set();
  const stage = createStore(initial.stage);
  const status = createStore<FeedStatus>('connecting');
  const access = createStore<Level | null>(null);
  const problem = createStore<LaneProblem | null>(null);

  let line: Line | null = null;

  const heard = (data: string) => {
    const message = parse(data);
    if (!message || message.type === 'beat') return;
    if (message.type === 'access') return access.set(message.level);
    const { now, change, resync } = receive(known, message);
    known = now;
    if (resync) line?.send(RESYNC);
    if (change) for (const listener of [...listeners]) listener(change);
    stage.set(now.stage);
  };
  const open = () => {
    const opened = openLine({
      url: () => `${url()}/${encodeURIComponent(deckId)}${query(known, options.embedded)}`,
      heard,
      status: status.set,
      refused: (code) => problem.set(problemOf(code)),
      timing: options.timing ?? TIMING,
      open: options.openSocket,
    });
    line = opened;
    return () => opened.close();
  };
  return { text: () => known.text, onChange: listenTo(listeners), stage, status, access, problem, open };
}

type Listeners = Set<(change: FeedChange) => void>;
const listenTo =
  (listeners: Listeners): DeckFeed['onChange'] =>
  (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };

function query({ epoch, rev, lost }: FollowText, embedded = false): string {
  const said = new URLSearchParams(embedded ? { embed: '' } : {});
  if (epoch && !lost) {
    said.set('epoch', epoch);
    said.set('rev', `${rev}`);
  }
  return said.size > 0 ? `?${said}` : '';
}

function parse(data: string) {
  if (data.length > MAX_MESSAGE_CHARS) return null;
  try {
    return toFollowerSchema.safeParse(JSON.parse(data)).data ?? null;
  } catch {
    return null;
  }
}

function problemOf(code: number): LaneProblem {
  switch (code) {
    case CLOSE.noDeck:
    case CLOSE.removed:
      return 'gone';
    case CLOSE.trashed:
      return 'trashed';
    case CLOSE.signedOut:
      return 'signedOut';
    default:
      return 'refused';
  }
}
