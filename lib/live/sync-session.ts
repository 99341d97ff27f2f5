import { readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import { Doc, type Text, UndoManager } from 'yjs';
import { CLOSE, MESSAGE_ACK, MESSAGE_EXTRA, MESSAGE_QUERY_PRESENCE, type ToEditor, type ToServer, toEditorSchema } from '#wire';
import { openLedger, type SyncLedger } from './sync-ledger.ts';
import { countingSocket } from './sync-socket.ts';
import type { SyncSession } from './sync-types.ts';

/** Silence of the server after which it is asked for a sign of life, and after which the connection counts as broken. */
const askAfterMs = 4_000;
const deadAfterMs = 10_000;
const maxBackOffMs = 5_000;

/** Marks a transaction that `SyncLane.apply` made. */
export const APPLIED = Symbol('applied');

export type Connection = SyncSession & {
  readonly ledger: SyncLedger;
  /** Connected and synced from the server; a reader, who is not sent the text, is online when connected. */
  online(): boolean;
  /** Readers are sent neither text nor presence, so neither is waited for. */
  setReader(reads: boolean): void;
  /** Nothing of what was here when the connection opened waits to be committed. */
  settled(): boolean;
  /** Starts connecting; nothing happens before. */
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
  /** The first sync is done: the document is the deck's. */
  synced(): void;
  message(message: ToEditor): void;
  closed(code: number): void;
};

type Target = { readonly deckId: string; readonly url: string };

/** Opens one Yjs document of a deck and keeps it connected. */
export function openConnection({ deckId, url }: Target, events: ConnectionEvents): Connection {
  const doc = new Doc();
  const ytext = doc.getText('content');
  const ledger = openLedger();
  // before the provider, so that an edit is written down before it is sent
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    if (origin === provider) return;
    ledger.edited(Date.now());
    events.changed();
  });
  const socket = countingSocket(WebSocket, (whole) => {
    ledger.sent(whole);
    events.changed();
  });
  const params = { lectern: '1' };
  const provider = new WebsocketProvider(url, deckId, doc, { connect: false, disableBc: true, WebSocketPolyfill: socket, params });
  readOurMessages(provider, ledger, events);
  followProvider(provider, ledger, events);
  const reads = { now: false };
  const stopWatching = watchPulse(provider, () => !reads.now);
  return {
    doc,
    ytext,
    awareness: provider.awareness,
    undo: undoOf(ytext),
    ledger,
    online: () => provider.wsconnected && (provider.synced || reads.now),
    settled: () => ledger.settled() || (reads.now && ledger.pending() === 0),
    setReader: (now) => {
      reads.now = now;
    },
    send: (message) => sendExtra(provider, message),
    open: () => provider.connect(),
    retry: () => {
      provider.wsUnsuccessfulReconnects = 0;
      provider.connect();
    },
    reconnect: () => reconnect(provider),
    close() {
      stopWatching();
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

function sendRaw(provider: WebsocketProvider, bytes: Uint8Array): boolean {
  if (!provider.wsconnected || provider.ws?.readyState !== WebSocket.OPEN) return false;
  provider.ws.send(bytes as Uint8Array<ArrayBuffer>);
  return true;
}

function reconnect(provider: WebsocketProvider): void {
  provider.disconnect();
  provider.wsUnsuccessfulReconnects = 0;
  provider.connect();
}

/** A dead network says nothing for minutes: ask for presence when the server is silent, and give the connection up when no answer comes. */
function watchPulse(provider: WebsocketProvider, isAnswered: () => boolean): () => void {
  let connectingSince: number | null = null;
  const feel = () => {
    const now = Date.now();
    connectingSince = provider.wsconnecting ? (connectingSince ?? now) : null;
    const silentMs = provider.wsconnected && isAnswered() ? now - provider.wsLastMessageReceived : 0;
    const connectingMs = now - (connectingSince ?? now);
    if (Math.max(silentMs, connectingMs) > deadAfterMs) {
      connectingSince = null;
      reconnect(provider);
    } else if (silentMs > askAfterMs) sendRaw(provider, new Uint8Array([MESSAGE_QUERY_PRESENCE]));
  };
  const pulse = setInterval(feel, 2_000);
  return () => clearInterval(pulse);
}

/** What a close code means; null for one after which the connection is tried again. */
export function endOf(code: number): 'no-deck' | 'trashed' | 'forbidden' | 'too-large' | 'other' | null {
  if (code < 4400 || code > 4499) return null;
  const ends: Readonly<Record<number, 'no-deck' | 'trashed' | 'forbidden' | 'too-large'>> = {
    [CLOSE.noDeck]: 'no-deck',
    [CLOSE.trashed]: 'trashed',
    [CLOSE.forbidden]: 'forbidden',
    [CLOSE.tooLarge]: 'too-large',
  };
  return ends[code] ?? 'other';
}
