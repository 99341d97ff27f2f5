import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { vi } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import {
  MESSAGE_ACK,
  MESSAGE_EXTRA,
  MESSAGE_SYNC,
  type StageMoveMessage,
  type StageView,
  type ToEditor,
  type ToServer,
  toEditorSchema,
} from '#wire';

/** A stock y-websocket client that counts what it sends and hears what is ours. */
export type Editor = {
  readonly doc: Y.Doc;
  readonly text: Y.Text;
  readonly provider: WebsocketProvider;
  /** Everything of ours that arrived, in order. */
  readonly heard: ToEditor[];
  /** The code that the server closed the connection with for good. */
  closeCode(): number | null;
  /** The code that the last connection ended with. */
  lastCode(): number | null;
  /** Update messages of this connection that were sent and that are acknowledged. */
  sent(): number;
  acked(): number;
  stage(): StageView;
  say(message: ToServer): void;
  move(move: StageMoveMessage, from?: number): void;
  /** The anchor of the slide that begins with these words. */
  anchorAt(words: string): string;
  close(): void;
};

type Counts = { sent: number; acked: number };
const until = { timeout: 20_000, interval: 10 };

/** Opens a deck and waits until its text is there. `token`: the person's cookie. */
export async function openEditor(url: string, deckId: string, token?: string): Promise<Editor> {
  const editor = dial(url, deckId, token);
  await vi.waitFor(() => {
    if (!editor.provider.synced) throw new Error('not synced');
  }, until);
  return editor;
}

/** The same without waiting. */
export function dial(url: string, deckId: string, token?: string): Editor {
  const doc = new Y.Doc();
  const counts: Counts = { sent: 0, acked: 0 };
  const heard: ToEditor[] = [];
  let closeCode: number | null = null;
  const WebSocketPolyfill = socketFor(token, counts);
  const provider = new WebsocketProvider(`${url}/sync`, deckId, doc, {
    ...{ WebSocketPolyfill, disableBc: true, maxBackoffTime: 200 },
    params: { lectern: '1' },
  });
  provider.messageHandlers[MESSAGE_ACK] = (_encoder, decoder) => {
    counts.acked = decoding.readVarUint(decoder);
  };
  provider.messageHandlers[MESSAGE_EXTRA] = (_encoder, decoder) => {
    heard.push(toEditorSchema.parse(JSON.parse(decoding.readVarString(decoder))));
  };
  provider.on('closed', ({ code }) => {
    closeCode = code;
  });
  let lastCode: number | null = null;
  provider.on('connection-close', (event) => {
    lastCode = event?.code ?? null;
  });
  const say = (message: ToServer) => provider.ws?.send(extra(message));
  const stage = () => stageIn(heard);
  return {
    ...{ doc, text: doc.getText('content'), provider, heard, say, stage },
    closeCode: () => closeCode,
    lastCode: () => lastCode,
    sent: () => counts.sent,
    acked: () => counts.acked,
    move: (move, from = stage().n) => say({ type: 'stage', from, move }),
    anchorAt: (words) => anchorAt(doc.getText('content'), words),
    close: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

function anchorAt(text: Y.Text, words: string): string {
  const position = Y.createRelativePositionFromTypeIndex(text, text.toString().indexOf(words));
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64');
}

function stageIn(heard: readonly ToEditor[]): StageView {
  const last = heard.findLast((message) => message.type === 'stage' || message.type === 'refused');
  if (!last) throw new Error('no stage yet');
  return last.stage;
}

function extra(message: ToServer): Uint8Array<ArrayBuffer> {
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_EXTRA);
    encoding.writeVarString(encoder, JSON.stringify(message));
  });
  return new Uint8Array(bytes);
}

/** A socket that carries the cookie and counts update messages; counting starts anew with each connection. */
function socketFor(token: string | undefined, counts: Counts): typeof globalThis.WebSocket {
  class CountingSocket extends WebSocket {
    constructor(address: string) {
      super(address, token ? { headers: { Cookie: `lectern_person=${token}` } } : {});
      counts.sent = 0;
      counts.acked = 0;
    }
    override send(data: Uint8Array): void {
      if (data[0] === MESSAGE_SYNC && data[1] !== 0) counts.sent += 1;
      super.send(data);
    }
  }
  return CountingSocket as unknown as typeof globalThis.WebSocket;
}
