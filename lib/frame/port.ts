import { FRAME_CALL, FRAME_HELLO, FRAME_PORT, type FromFrame, type ToFrame, toFrameSchema } from '#wire';

export type Port = { send(message: FromFrame): void };

/**
 * Calls the parent and takes the port that it answers with; `onMessage` gets what comes through it. Only the parent may
 * give a port, and what is malformed is dropped.
 */
export function openPort(onMessage: (message: ToFrame) => void): Port {
  const { parent } = window;
  let port: MessagePort | null = null;
  function take(next: MessagePort) {
    port?.close();
    port = next;
    next.onmessage = ({ data }) => {
      const parsed = toFrameSchema.safeParse(data);
      if (parsed.success) onMessage(parsed.data);
    };
  }
  // A frame on its own has nobody to talk to.
  if (parent !== window) {
    window.addEventListener('message', ({ source, data, ports }) => {
      if (source !== parent) return;
      if (data === FRAME_CALL) parent.postMessage(FRAME_HELLO, '*');
      if (data === FRAME_PORT && ports[0]) take(ports[0]);
    });
    parent.postMessage(FRAME_HELLO, '*');
  }
  return { send: (message) => port?.postMessage(message) };
}
