import type { FeedStatus } from './feed.ts';

/** Milliseconds: how long silence is borne, and the bounds of the pause before the next try. */
export type LineTiming = { readonly silentMs: number; readonly firstRetryMs: number; readonly lastRetryMs: number };

export type LineOptions = {
  /** The address for the next try; asked anew each time. */
  readonly url: () => string;
  readonly heard: (data: string) => void;
  readonly status: (status: FeedStatus) => void;
  /** The server closed with a code from 4400 to 4499: there will be no further try. */
  readonly refused: (code: number) => void;
  readonly timing: LineTiming;
  /** How to open a socket where the platform's own is missing. */
  readonly open?: ((url: string) => WebSocket) | undefined;
};

/** A websocket that comes back by itself. */
export type Line = { send(text: string): void; close(): void };

/** Opens a line that listens for text messages and tries again, with back-off and jitter, until `close`. */
export function openLine(options: LineOptions): Line {
  const line = new RetryingLine(options);
  line.connect();
  return line;
}

class RetryingLine implements Line {
  private readonly options: LineOptions;
  private socket: WebSocket | null = null;
  private tries = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private readonly onOnline = () => this.again(0);
  private readonly onOffline = () => this.lost();

  constructor(options: LineOptions) {
    this.options = options;
    globalThis.addEventListener?.('online', this.onOnline);
    globalThis.addEventListener?.('offline', this.onOffline);
  }

  send(text: string): void {
    if (this.socket?.readyState === 1) this.socket.send(text);
  }

  close(): void {
    globalThis.removeEventListener?.('online', this.onOnline);
    globalThis.removeEventListener?.('offline', this.onOffline);
    clearTimeout(this.retry);
    this.drop();
  }

  connect(): void {
    const url = this.options.url();
    const socket = this.options.open ? this.options.open(url) : new WebSocket(url);
    this.socket = socket;
    this.listenForSilence();
    socket.onopen = () => this.alive();
    socket.onmessage = ({ data }) => {
      this.alive();
      if (typeof data === 'string') this.options.heard(data);
    };
    socket.onclose = ({ code }) => this.closed(code);
    socket.onerror = () => {};
  }

  private alive(): void {
    this.tries = 0;
    this.options.status('online');
    this.listenForSilence();
  }

  private closed(code: number): void {
    if (code < 4400 || code > 4499) {
      this.lost();
      return;
    }
    this.close();
    this.options.status('offline');
    this.options.refused(code);
  }

  /** The close event of a dead network comes minutes late, so it is not waited for. */
  private lost(): void {
    this.drop();
    this.options.status('offline');
    const { firstRetryMs, lastRetryMs } = this.options.timing;
    const pause = Math.min(lastRetryMs, firstRetryMs * 2 ** this.tries);
    this.tries += 1;
    this.again(pause / 2 + (Math.random() * pause) / 2);
  }

  private again(afterMs: number): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => {
      this.drop();
      this.connect();
    }, afterMs);
  }

  private drop(): void {
    clearTimeout(this.silence);
    const { socket } = this;
    this.socket = null;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  private listenForSilence(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lost(), this.options.timing.silentMs);
  }
}
