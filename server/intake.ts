import type { WebSocket } from 'ws';
import { BYTE_RATE, MESSAGE_RATE } from './limits.ts';

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

type Message = { readonly data: Buffer; readonly isBinary: boolean };

/**
 * The messages of one socket at the rate that it is allowed, and none while it is held. Nothing is dropped: the socket is
 * not read meanwhile, so its sender waits, and nobody else.
 */
export class Intake {
  readonly #socket: WebSocket;
  readonly #handle: (message: Message) => void;
  readonly #messages = new Bucket(MESSAGE_RATE);
  readonly #bytes = new Bucket(BYTE_RATE);
  readonly #waiting: Message[] = [];
  #held = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(socket: WebSocket, handle: (message: Message) => void) {
    this.#socket = socket;
    this.#handle = handle;
    socket.on('message', (data: Buffer, isBinary: boolean) => this.#arrived({ data, isBinary }));
    socket.on('close', () => this.#stop());
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
    while (this.#mayGo()) {
      const message = this.#waiting.shift();
      if (!message) break;
      this.#messages.take(1);
      this.#bytes.take(message.data.byteLength);
      this.#handle(message);
    }
    const waits = this.#held || this.#timer !== null;
    if (waits && !this.#socket.isPaused) this.#socket.pause();
    if (!waits && this.#socket.isPaused) this.#socket.resume();
  }

  #mayGo(): boolean {
    if (this.#held || this.#timer) return false;
    const waitMs = Math.max(this.#messages.waitMs, this.#bytes.waitMs);
    if (waitMs > 0) this.#timer = setTimeout(() => this.#again(), waitMs);
    return waitMs === 0;
  }

  #again(): void {
    this.#timer = null;
    this.#go();
  }

  /** What arrived before the end counts: whoever typed and closed the page at once has sent it. */
  #stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    for (const message of this.#waiting.splice(0)) this.#handle(message);
  }
}
