import { readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import { Doc, type Text, UndoManager } from 'yjs';
import { CLOSE, MESSAGE_ACK, MESSAGE_EXTRA, type ToEditor, type ToServer, toEditorSchema } from '#wire';
import type { Left } from './kept-marks.ts';
import { type Kept, openKept } from './sync-kept.ts';
import { openLedger, type SyncLedger } from './sync-ledger.ts';
import { reconnect, sendRaw, watchPulse } from './sync-pulse.ts';
import { countingSocket } from './sync-socket.ts';
import type { SyncSession } from './sync-types.ts';

const maxBackOffMs = 5_000;

/** Marks a transaction that `SyncLane.apply` made. */
export const APPLIED = Symbol('applied');

export type Connection = SyncSession & {
  readonly ledger: SyncLedger;
  readonly kept: Kept;
  /** Connected and synced from the server; a reader, who is not sent the text, is online when connected. */
  online(): boolean;
  /** Readers are sent neither text nor presence, so neither is waited for. */
  setReader(reads: boolean): void;
  /** Nothing of what was here when the connection opened waits to be committed. */
  settled(): boolean;
  /** Reads what this browser keeps of the deck, then starts connecting; nothing happens before. */
  open(): void;
  send(message: ToServer): boolean;
  retry(): void;
  /** Breaks the connection and tries again at once, for a network that the browser says is gone. */
  reconnect(): void;
  close(): void;
};

export type ConnectionEvents = {
  /** Anything that may change what is saved. */
  changed(): void;
  /** This browser keeps the deck as it was when it was last synced here, with what was written since. */
  restored(): void;
  /** The first sync is done: the document is the deck's. */
  synced(): void;
  message(message: ToEditor): void;
  /** The connection went, for now. */
  lost(): void;
  closed(code: number): void;
};

type Target = { readonly deckId: string; readonly url: string; readonly after?: Promise<void> | undefined };

/**
 * Makes one Yjs document of a deck, to be kept connected.
 * @param after when the document before it has been forgotten
 */
export function openConnection({ deckId, url, after }: Target, events: ConnectionEvents): Connection {
  const doc = new Doc();
  const ytext = doc.getText('content');
  const ledger = openLedger();
  const restored = ({ pending, since }: Left) => {
    ledger.left(pending, since ?? Date.now());
    events.restored();
    changed();
  };
  const kept = openKept(deckId, { doc, after, restored });
  const changed = () => {
    kept.note(ledger);
    events.changed();
  };
  // before the provider, so that an edit is written down before it is sent
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider && !kept.isOrigin(origin)) ledger.edited(Date.now());
    changed();
  });
  const socket = countingSocket(WebSocket, (whole) => {
    ledger.sent(whole);
    changed();
  });
  const params = { lectern: '1' };
  const provider = new WebsocketProvider(url, deckId, doc, { connect: false, disableBc: true, WebSocketPolyfill: socket, params });
  readOurMessages(provider, ledger, { ...events, changed });
  followProvider(provider, ledger, { ...events, changed });
  const reads = { now: false };
  return {
    doc,
    ytext,
    awareness: provider.awareness,
    undo: undoOf(ytext),
    ledger,
    kept,
    online: () => provider.wsconnected && (provider.synced || reads.now),
    settled: () => ledger.settled() || (reads.now && ledger.pending() === 0),
    setReader: (now) => {
      reads.now = now;
    },
    send: (message) => sendExtra(provider, message),
    ...lifeOf({ provider, kept, isAnswered: () => !reads.now }),
  };
}

type Parts = Pick<Connection, 'kept'> & { readonly provider: WebsocketProvider; isAnswered(): boolean };

function lifeOf({ provider, kept, isAnswered }: Parts): Pick<Connection, 'open' | 'retry' | 'reconnect' | 'close'> {
  const { doc } = provider;
  const life = { opened: false, closed: false };
  const stopWatching = watchPulse(provider, isAnswered);
  const open = async () => {
    await kept.loaded;
    if (life.closed) return;
    life.opened = true;
    provider.connect();
  };
  return {
    open: () => void open(),
    retry() {
      if (!life.opened) return;
      provider.wsUnsuccessfulReconnects = 0;
      provider.connect();
    },
    reconnect() {
      if (life.opened) reconnect(provider);
    },
    close() {
      life.closed = true;
      stopWatching();
      void kept.close();
      provider.destroy();
      doc.destroy();
    },
  };
}

function undoOf(ytext: Text): UndoManager {
  return new UndoManager(ytext, { trackedOrigins: new Set([APPLIED]), captureTimeout: 500 });
}

/** y-websocket calls a handler by message type; returning without writing sends no answer. */
function readOurMessages(provider: WebsocketProvider, ledger: SyncLedger, events: ConnectionEvents): void {
  provider.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => {
    ledger.acked(readVarUint(decoder));
    events.changed();
  };
  provider.messageHandlers[MESSAGE_EXTRA] = (_encoder, decoder) => {
    const parsed = toEditorSchema.safeParse(parseJson(readVarString(decoder)));
    if (parsed.success) events.message(parsed.data);
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function followProvider(provider: WebsocketProvider, ledger: SyncLedger, events: ConnectionEvents): void {
  provider.on('status', ({ status }) => {
    if (status === 'connected') ledger.opened();
    events.changed();
  });
  provider.on('sync', (synced: boolean) => {
    if (synced) events.synced();
    events.changed();
  });
  provider.on('connection-close', () => {
    ledger.lost();
    events.lost();
    // y-websocket doubles its waiting from 200 ms up to this; a random cap keeps a crowd from coming back all at once
    provider.maxBackoffTime = 100 + Math.random() * Math.min(maxBackOffMs, 200 * 2 ** provider.wsUnsuccessfulReconnects);
    // its listeners run before it has let go of the socket
    queueMicrotask(events.changed);
  });
  provider.on('closed', ({ code }) => events.closed(code));
}

function sendExtra(provider: WebsocketProvider, message: ToServer): boolean {
  const encoder = createEncoder();
  writeVarUint(encoder, MESSAGE_EXTRA);
  writeVarString(encoder, JSON.stringify(message));
  return sendRaw(provider, toUint8Array(encoder));
}

type Ending = 'no-deck' | 'trashed' | 'forbidden' | 'removed' | 'signed-out' | 'too-large' | 'other';

/** What a close code means; null for one after which the connection is tried again. */
export function endOf(code: number): Ending | null {
  if (code < 4400 || code > 4499) return null;
  const ends: Readonly<Record<number, Ending>> = {
    [CLOSE.noDeck]: 'no-deck',
    [CLOSE.trashed]: 'trashed',
    [CLOSE.forbidden]: 'forbidden',
    [CLOSE.removed]: 'removed',
    [CLOSE.signedOut]: 'signed-out',
    [CLOSE.tooLarge]: 'too-large',
  };
  return ends[code] ?? 'other';
}
