import { randomBytes } from 'node:crypto';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { MESSAGE_ACK, MESSAGE_EXTRA, MESSAGE_PRESENCE, MESSAGE_QUERY_PRESENCE, MESSAGE_SYNC, type ToEditor, toEditorSchema } from '#wire';
import { type Deed, type Ledger, tokenOf } from './ledger.ts';
import type { Random } from './random.ts';

type Where = { readonly address: () => string; readonly cookie: string | null };
type Setup = Where & { readonly name: string; readonly random: Random };
const [STEP_1, STEP_2, UPDATE] = [0, 1, 2];
/** A connection that says nothing for so long is asked, and given up after twice that. */
const silenceMs = 2500;
const removeShare = 0.06;

/** A cookie of somebody who has not been here. */
export const newCookie = (): string => randomBytes(16).toString('base64url').slice(0, 22);

/** A message of the sync lane: numbers, and bytes with their length before them. */
export const frame = (...parts: readonly (number | Uint8Array)[]): Uint8Array =>
  encoding.encode((encoder) => {
    for (const part of parts) {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
    }
  });

/** A client that speaks y-websocket's protocol with our acknowledgements, comes back by itself, and writes down what it did. */
export class Typist implements Ledger {
  readonly name: string;
  readonly cookie: string | null;
  readonly deeds: Deed[] = [];
  /** So many of the deeds are acknowledged. */
  acked = 0;
  from = 0;
  /** Takes nothing out. */
  onlyWrites = false;
  doc = new Y.Doc();
  synced = false;
  stalled = false;
  /** Why a message could not be read: as good as a page that is dead. */
  unreadable: string | null = null;
  /** When the stall was said, by `performance.now()`. */
  stalledAt = 0;
  readonly closeCodes: number[] = [];
  readonly heard: ToEditor[] = [];
  /** Milliseconds from each edit to its acknowledgement. */
  readonly ackMs: number[] = [];
  readonly #setup: Setup;
  /** For each update message of this connection: how many deeds there were, and when. */
  #marks: { readonly deeds: number; readonly at: number }[] = [];
  #confirmed = 0;
  #socket: WebSocket | null = null;
  #heardAt = 0;
  #offline = false;
  #closed = false;
  #written = 0;
  #clock = 0;
  #own: string[] = [];
  readonly #watch = setInterval(() => this.#look(), silenceMs / 2);

  constructor(setup: Setup) {
    this.#setup = setup;
    this.name = setup.name;
    this.cookie = setup.cookie;
    this.#listen();
    this.#dial();
  }

  get text(): string {
    return this.doc.getText('content').toString();
  }

  get isOpen(): boolean {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  /** It went, and does not come back. */
  get gone(): boolean {
    return this.#closed;
  }

  /** Everything it did is acknowledged. */
  get saved(): boolean {
    return this.acked === this.deeds.length;
  }

  /** How it is, for whoever looks for the reason of a failure. */
  get state(): string {
    const { name, isOpen, synced, stalled, acked, deeds, closeCodes } = this;
    const last = this.heard.slice(-3).map((message) => (message.type === 'rejected' ? `rejected ${message.why}` : message.type));
    const here = `${this.#confirmed} of ${this.#marks.length} messages`;
    return JSON.stringify({ name, isOpen, synced, stalled, acked, deeds: deeds.length, here, last, codes: closeCodes.slice(-5) });
  }

  /** Writes a token somewhere, or takes one of its own out. */
  type(): void {
    const { random } = this.#setup;
    if (!this.onlyWrites && this.#own.length > 3 && random.chance(removeShare)) this.#remove(random.between(0, this.#own.length - 1));
    else this.write();
  }

  /** Writes a token somewhere, between others, and says which. */
  write(): string {
    const token = tokenOf(this.name, this.#written++);
    this.deeds.push({ kind: 'write', token });
    this.#own.push(token);
    const { text } = this;
    // Between tokens, never in one.
    const next = text.indexOf('<', this.#setup.random.between(0, text.length));
    this.doc.getText('content').insert(next < 0 ? text.length : next, token);
    return token;
  }

  /** Puts words in and takes them out at once, which costs everybody their bytes. */
  flood(words: string): void {
    const text = this.doc.getText('content');
    const at = text.length;
    text.insert(at, words);
    text.delete(at, words.length);
  }

  /** Off: the network is gone, and is known to be. */
  online(on: boolean): void {
    this.#offline = !on;
    if (on) this.#dial();
    else this.#socket?.terminate();
  }

  /** The page is loaded anew: the text comes from what the browser kept, and it writes as another Yjs client. */
  reload(): void {
    const kept = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.doc = new Y.Doc();
    Y.applyUpdate(this.doc, kept, this);
    this.#listen();
    this.#socket?.terminate();
  }

  send(bytes: Uint8Array): void {
    if (this.isOpen) this.#socket?.send(bytes);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#watch);
    this.#socket?.terminate();
  }

  #remove(at: number): void {
    const [token = ''] = this.#own.splice(at, 1);
    const from = this.text.indexOf(token);
    if (from < 0) return;
    this.deeds.push({ kind: 'remove', token });
    this.doc.getText('content').delete(from, token.length);
  }

  #listen(): void {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.isOpen) this.#sendUpdate(UPDATE, update);
    });
  }

  #sendUpdate(kind: number, update: Uint8Array): void {
    this.#marks.push({ deeds: this.deeds.length, at: performance.now() });
    this.send(frame(MESSAGE_SYNC, kind, update));
  }

  #dial(): void {
    if (this.#closed || this.#offline) return;
    const headers = this.cookie ? { Cookie: `lectern_person=${this.cookie}` } : {};
    const socket = new WebSocket(this.#setup.address(), { headers, perMessageDeflate: false, handshakeTimeout: silenceMs });
    this.#socket = socket;
    this.#marks = [];
    this.#confirmed = 0;
    this.synced = false;
    this.stalled = false;
    this.#heardAt = performance.now();
    socket.on('open', () => {
      this.send(frame(MESSAGE_SYNC, STEP_1, Y.encodeStateVector(this.doc)));
      // Here I am: whoever shows itself as a Yjs client has it from then on.
      this.send(frame(MESSAGE_PRESENCE, frame(1, this.doc.clientID, ++this.#clock, Buffer.from('{}'))));
    });
    socket.on('message', (data: Buffer) => socket === this.#socket && this.#tryToTake(data));
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.synced = false;
      this.closeCodes.push(code);
      if (code < 4400 || code > 4499) setTimeout(() => socket === this.#socket && this.#dial(), this.#setup.random.between(20, 250));
    });
  }

  #look(): void {
    const silent = performance.now() - this.#heardAt;
    if (this.stalled || !this.isOpen || silent < silenceMs) return;
    if (silent > silenceMs * 2) this.#socket?.terminate();
    else this.send(frame(MESSAGE_QUERY_PRESENCE));
  }

  #tryToTake(data: Buffer): void {
    try {
      this.#take(data);
    } catch (error) {
      this.unreadable ??= error instanceof Error ? error.message : String(error);
    }
  }

  #take(data: Buffer): void {
    this.#heardAt = performance.now();
    const decoder = decoding.createDecoder(data);
    const type = decoding.readVarUint(decoder);
    if (type === MESSAGE_SYNC) this.#takeSync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
    else if (type === MESSAGE_ACK) this.#takeAck(decoding.readVarUint(decoder));
    else if (type === MESSAGE_EXTRA) this.#takeExtra(toEditorSchema.parse(JSON.parse(decoding.readVarString(decoder))));
  }

  #takeSync(kind: number, bytes: Uint8Array): void {
    if (kind === STEP_1) this.#sendUpdate(STEP_2, Y.encodeStateAsUpdate(this.doc, bytes));
    else Y.applyUpdate(this.doc, bytes, this);
    if (kind === STEP_2) this.synced = true;
  }

  #takeAck(count: number): void {
    const now = performance.now();
    for (; this.#confirmed < count; this.#confirmed++) this.ackMs.push(now - (this.#marks[this.#confirmed]?.at ?? now));
    this.acked = Math.max(this.acked, this.#marks[count - 1]?.deeds ?? 0);
  }

  #takeExtra(message: ToEditor): void {
    this.heard.push(message);
    if (message.type !== 'stalled') return;
    this.stalled = message.on;
    if (message.on) this.stalledAt = performance.now();
  }
}
