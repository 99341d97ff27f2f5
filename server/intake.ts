import { setImmediate as othersTurn } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { BYTE_RATE, MESSAGE_RATE, TURN_MS } from './limits.ts';

type Rate = { readonly perSecond: number; readonly burst: number };

/** Fills at a steady rate and lets through what it holds; a large piece may overdraw it. */
class Bucket {
  readonly #rate: Rate;
  #held: number;
  #at = performance.now();

  constructor(rate: Rate) {
    this.#rate = rate;
    this.#held = rate.burst;
  }

  take(amount: number): void {
    this.#fill();
    this.#held -= amount;
  }

  /** Milliseconds until something is in it. */
  get waitMs(): number {
    this.#fill();
    return this.#held > 0 ? 0 : Math.ceil(((1 - this.#held) / this.#rate.perSecond) * 1000);
  }

  #fill(): void {
    const now = performance.now();
    this.#held = Math.min(this.#rate.burst, this.#held + ((now - this.#at) / 1000) * this.#rate.perSecond);
    this.#at = now;
  }
}

export type Message = { readonly data: Buffer; readonly isBinary: boolean };
/** A promise: what comes behind waits for it. */
type Handle = (message: Message) => void | Promise<void>;

/**
 * The messages of one socket, one after another, at the rate that it is allowed, and none while it is held. Nothing is dropped:
 * the socket is not read meanwhile, so its sender waits, and nobody else. Nor does anybody wait for a heap of them: after
 * `TURN_MS` others have their turn.
 */
export class Intake {
  readonly #socket: WebSocket;
  readonly #handle: Handle;
  readonly #messages = new Bucket(MESSAGE_RATE);
  readonly #bytes = new Bucket(BYTE_RATE);
  readonly #waiting: Message[] = [];
  /** A message is being handled, or others have their turn. */
  #busy = false;
  /** Since others last had their turn. Messages that come together may each call for it. */
  #workedMs = 0;
  #closed = false;
  #held = false;
  #timer: NodeJS.Timeout | null = null;
  #end: () => void = () => undefined;

  constructor(socket: WebSocket, handle: Handle) {
    this.#socket = socket;
    this.#handle = handle;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#arrived({ data, isBinary }));
    socket.on('close', () => this.#close());
  }

  /** Once the socket has closed and all that arrived before is handled: whoever typed and closed the page at once has sent it. */
  whenEnded(then: () => void): void {
    this.#end = then;
  }

  /** A message cost more than others. */
  charge(messages: number): void {
    this.#messages.take(messages);
  }

  hold(on: boolean): void {
    if (this.#held === on) return;
    this.#held = on;
    this.#go();
  }

  #arrived(message: Message): void {
    this.#waiting.push(message);
    this.#go();
  }

  #go(): void {
    while (this.#mayGo() && this.#handleNext()) if (!this.#busy && this.#workedMs > TURN_MS) this.#giveWay();
    if (this.#closed && this.#waiting.length === 0 && !this.#busy) this.#end();
    const waits = this.#busy || this.#held || this.#timer !== null;
    if (waits && !this.#socket.isPaused) this.#socket.pause();
    if (!waits && this.#socket.isPaused) this.#socket.resume();
  }

  /** False when there is none. */
  #handleNext(): boolean {
    const message = this.#waiting.shift();
    if (!message) return false;
    this.#messages.take(1);
    this.#bytes.take(message.data.byteLength);
    const startedAt = performance.now();
    const handling = this.#handle(message);
    this.#workedMs += performance.now() - startedAt;
    if (handling instanceof Promise) this.#waitFor(handling);
    return true;
  }

  #giveWay(): void {
    this.#workedMs = 0;
    this.#waitFor(othersTurn());
  }

  #waitFor(something: Promise<void>): void {
    this.#busy = true;
    const goOn = () => {
      this.#busy = false;
      this.#go();
    };
    something.then(goOn, goOn);
  }

  #mayGo(): boolean {
    if (this.#busy) return false;
    if (this.#closed) return true;
    if (this.#held || this.#timer) return false;
    const waitMs = Math.max(this.#messages.waitMs, this.#bytes.waitMs);
    if (waitMs > 0) this.#timer = setTimeout(() => this.#again(), waitMs);
    return waitMs === 0;
  }

  #again(): void {
    this.#timer = null;
    this.#go();
  }

  /** Nothing holds it any longer. */
  #close(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#closed = true;
    this.#go();
  }
}
