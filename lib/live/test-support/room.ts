import { createDecoder, type Decoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, type Encoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { type WebSocket, WebSocketServer } from 'ws';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { readSyncMessage, writeSyncStep1, writeUpdate } from 'y-protocols/sync';
import { Doc } from 'yjs';
import {
  MESSAGE_ACK,
  MESSAGE_EXTRA,
  MESSAGE_PRESENCE,
  MESSAGE_QUERY_PRESENCE,
  MESSAGE_SYNC,
  type StageView,
  type ToEditor,
  textHash,
  toServerSchema,
} from '#wire';

type Guest = { readonly socket: WebSocket; readonly id: string; updates: number };
type Changes = { readonly added: number[]; readonly updated: number[]; readonly removed: number[] };

const quiet: StageView = { n: 0, live: null, place: null, anchor: null, ended: null, followers: 0 };
const live = { leaderId: 'p1', leaderName: 'anna', since: 0, black: false, awaySince: null, offer: null, asking: [] };

function frame(type: number, write: (encoder: Encoder) => void): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, type);
  write(encoder);
  return toUint8Array(encoder);
}
const extra = (message: ToEditor) => frame(MESSAGE_EXTRA, (encoder) => writeVarString(encoder, JSON.stringify(message)));

/** Opens a sync server of one deck for tests of the lane. */
export async function openTestRoom(text: string): Promise<TestRoom> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  return new TestRoom(server, text);
}

/** y-protocols, acknowledgements and extras, with switches for what goes wrong. */
export class TestRoom {
  /** Everything that came as an extra. */
  readonly received: unknown[] = [];
  readonly #server: WebSocketServer;
  readonly #doc = new Doc();
  readonly #awareness = new Awareness(this.#doc);
  readonly #guests = new Set<Guest>();
  #holds = false;
  #refuses = false;
  #refusedCount = 0;
  #rejects: 'malformed' | 'forbidden' | null = null;
  #lies = false;
  #closes = 1013;
  #stage = quiet;

  constructor(server: WebSocketServer, text: string) {
    this.#server = server;
    this.#doc.getText('content').insert(0, text);
    this.#awareness.setLocalState(null);
    this.#doc.on('update', (update: Uint8Array, origin: unknown) => {
      const bytes = frame(MESSAGE_SYNC, (encoder) => writeUpdate(encoder, update));
      for (const guest of this.#guests) if (guest !== origin) guest.socket.send(bytes);
    });
    this.#awareness.on('update', ({ added, updated, removed }: Changes) => {
      for (const guest of this.#guests) this.#sendPresence(guest, [...added, ...updated, ...removed]);
    });
    server.on('connection', (socket) => this.#welcome(socket));
  }

  get url(): string {
    const address = this.#server.address();
    return `ws://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/sync`;
  }

  get text(): string {
    return this.#doc.getText('content').toString();
  }

  holdAcks(hold: boolean): void {
    this.#holds = hold;
    for (const guest of this.#guests) this.#ack(guest);
  }

  /** So many connections were refused. */
  get refused(): number {
    return this.#refusedCount;
  }

  /** Cuts all connections and refuses new ones, until false. */
  refuse(refused: boolean): void {
    this.#refuses = refused;
    if (refused) this.closeAll(1012);
  }

  closeAll(code: number): void {
    for (const { socket } of this.#guests) socket.close(code);
  }

  /** Refuses every new connection by this code. */
  closeNext(code: number): void {
    this.#closes = code;
  }

  /** The next update is not taken. */
  rejectNext(why: 'malformed' | 'forbidden'): void {
    this.#rejects = why;
  }

  /** The next question for the text's hash is answered with another text's. */
  lieNext(): void {
    this.#lies = true;
  }

  tellStalled(on: boolean): void {
    for (const { socket } of this.#guests) socket.send(extra({ type: 'stalled', on }));
  }

  /** The first guest leads. */
  tellStage(stage: Partial<StageView>): void {
    this.#stage = { ...this.#stage, live, ...stage };
    for (const { socket } of this.#guests) socket.send(extra({ type: 'stage', stage: this.#stage }));
  }

  async close(): Promise<void> {
    for (const { socket } of this.#guests) socket.terminate();
    this.#awareness.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #welcome(socket: WebSocket): void {
    if (this.#refuses) {
      this.#refusedCount += 1;
      socket.close(this.#closes);
      return;
    }
    const guest: Guest = { socket, id: `p${this.#guests.size + 1}`, updates: 0 };
    this.#guests.add(guest);
    socket.on('message', (data: Buffer) => this.#receive(guest, new Uint8Array(data)));
    socket.on('close', () => this.#guests.delete(guest));
    socket.send(
      extra({
        type: 'access',
        level: 'edit',
        sections: { rule: 'open', callings: [] },
        requests: 0,
        you: { id: guest.id, name: 'anna', chosenName: true },
      }),
    );
    socket.send(extra({ type: 'stage', stage: this.#stage }));
    socket.send(frame(MESSAGE_SYNC, (encoder) => writeSyncStep1(encoder, this.#doc)));
  }

  #receive(guest: Guest, data: Uint8Array): void {
    const decoder = createDecoder(data);
    const type = readVarUint(decoder);
    if (type === MESSAGE_SYNC) this.#sync(guest, decoder, data[1] !== 0);
    if (type === MESSAGE_PRESENCE) applyAwarenessUpdate(this.#awareness, readVarUint8Array(decoder), guest);
    if (type === MESSAGE_EXTRA) this.#extra(guest, readVarString(decoder));
    if (type === MESSAGE_QUERY_PRESENCE) this.#sendPresence(guest, [...this.#awareness.getStates().keys()]);
  }

  #extra(guest: Guest, json: string): void {
    this.received.push(JSON.parse(json));
    const { data } = toServerSchema.safeParse(JSON.parse(json));
    if (data?.type !== 'hash') return;
    const hash = this.#lies ? textHash('another') : textHash(this.text);
    this.#lies = false;
    guest.socket.send(extra({ type: 'hash', sent: data.sent, hash: data.sent === guest.updates ? hash : null }));
  }

  #sync(guest: Guest, decoder: Decoder, isUpdate: boolean): void {
    if (isUpdate) guest.updates += 1;
    const rejects = isUpdate ? this.#rejects : null;
    if (rejects) {
      this.#rejects = null;
      guest.socket.send(extra({ type: 'rejected', why: rejects }));
      return;
    }
    const answer = frame(MESSAGE_SYNC, (encoder) => void readSyncMessage(decoder, encoder, this.#doc, guest));
    if (answer.length > 1) guest.socket.send(answer);
    if (isUpdate) this.#ack(guest);
  }

  #ack(guest: Guest): void {
    if (!this.#holds) guest.socket.send(frame(MESSAGE_ACK, (encoder) => writeVarUint(encoder, guest.updates)));
  }

  #sendPresence(guest: Guest, clients: number[]): void {
    const update = encodeAwarenessUpdate(this.#awareness, clients);
    guest.socket.send(frame(MESSAGE_PRESENCE, (encoder) => writeVarUint8Array(encoder, update)));
  }
}
