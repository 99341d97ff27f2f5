import { FRAME_CALL, FRAME_HELLO, FRAME_PORT, type FromFrame, fromFrameSchema, type ToFrame } from '#wire';
import { bootLeft, type FrameBoot } from './frame-boot.ts';

type Start = Extract<ToFrame, { type: 'start' }>;
export type FromFrameListener = (message: FromFrame) => void;
/** `started` is the `start` that the page's inline script sent, null when the frame waits for one. */
export type ConnectListener = (started: Start | null) => void;

/** The parent's end of one frame. */
export type FrameHandle = {
  /** Posts to the frame; before the first connection it waits, between two of them it is lost. */
  send(message: ToFrame): void;
  /** Tells every message of the frame that is well-formed and within its rate. Returns closing. */
  on(listener: FromFrameListener): () => void;
  /** Tells each connection: the first and, when the frame's document was loaded anew, the next ones. Returns closing. */
  onConnect(listener: ConnectListener): () => void;
  close(): void;
};

/** What a frame may send: a burst, and what is added to it per second. More is dropped. */
const BURST_MESSAGES = 400;
const MESSAGES_PER_SECOND = 120;
/** A frame that calls more often than this is no longer answered. */
const MAX_CONNECTIONS = 20;

type Wires = {
  port: MessagePort | null;
  connections: number;
  readonly waiting: ToFrame[];
  readonly listeners: Set<FromFrameListener>;
  readonly connectListeners: Set<ConnectListener>;
};

/**
 * Connects to a frame, whichever of the two is there first, and adopts the port that the page's inline script made.
 * Everything that comes out of the frame is foreign: it is parsed, and counted.
 */
export function attachFrame(iframe: HTMLIFrameElement): FrameHandle {
  const wires: Wires = { port: null, connections: 0, waiting: [], listeners: new Set(), connectListeners: new Set() };
  const receive = createReceiver(wires.listeners);
  const adopted = adoptBoot(iframe);
  const closeHello = onHello(iframe, () => {
    if (wires.connections >= MAX_CONNECTIONS) return;
    const channel = new MessageChannel();
    iframe.contentWindow?.postMessage(FRAME_PORT, '*', [channel.port2]);
    connect(wires, channel.port1, receive);
  });
  if (adopted?.port) connect(wires, adopted.port, receive);
  else iframe.contentWindow?.postMessage(FRAME_CALL, '*');

  return {
    send(message) {
      if (wires.port && wires.connectListeners.size > 0) wires.port.postMessage(message);
      else wires.waiting.push(message);
    },
    on(listener) {
      wires.listeners.add(listener);
      for (const data of adopted?.got.splice(0) ?? []) receive(data);
      return () => wires.listeners.delete(listener);
    },
    onConnect(listener) {
      wires.connectListeners.add(listener);
      if (wires.port) listener(adopted?.port === wires.port ? adopted.start : null);
      flush(wires);
      return () => wires.connectListeners.delete(listener);
    },
    close() {
      closeHello();
      wires.port?.close();
      wires.port = null;
      wires.listeners.clear();
      wires.connectListeners.clear();
    },
  };
}

function connect(wires: Wires, port: MessagePort, receive: (data: unknown) => void) {
  wires.port?.close();
  wires.port = port;
  wires.connections += 1;
  port.onmessage = (event) => receive(event.data);
  for (const listener of [...wires.connectListeners]) listener(null);
  if (wires.connectListeners.size > 0) flush(wires);
}

function createReceiver(listeners: ReadonlySet<FromFrameListener>): (data: unknown) => void {
  const bucket = createBucket(() => performance.now());
  return (data) => {
    if (!bucket.take()) return;
    const parsed = fromFrameSchema.safeParse(data);
    if (!parsed.success) return;
    for (const listener of [...listeners]) listener(parsed.data);
  };
}

function flush(wires: Wires) {
  const { port } = wires;
  if (port) for (const message of wires.waiting.splice(0)) port.postMessage(message);
}

/** The opaque origin of a frame is "null", so the source is what tells it. */
function onHello(iframe: HTMLIFrameElement, listener: () => void): () => void {
  const onMessage = (event: MessageEvent) => {
    if (event.data === FRAME_HELLO && event.source !== null && event.source === iframe.contentWindow) listener();
  };
  window.addEventListener('message', onMessage);
  return () => window.removeEventListener('message', onMessage);
}

/** The inline script's port for this very iframe, once. */
function adoptBoot(iframe: HTMLIFrameElement): FrameBoot | null {
  const boot = bootLeft();
  if (!boot || boot.frame !== iframe || boot.taken) return null;
  boot.taken = true;
  return boot;
}

/** A leaking bucket over a clock in milliseconds. */
export function createBucket(nowMs: () => number): { take(): boolean } {
  let tokens = BURST_MESSAGES;
  let last = nowMs();
  return {
    take() {
      const now = nowMs();
      tokens = Math.min(BURST_MESSAGES, tokens + ((now - last) / 1000) * MESSAGES_PER_SECOND);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
