import type { WebsocketProvider } from 'y-websocket';
import { MESSAGE_QUERY_PRESENCE } from '#wire';

/** Silence of the server after which it is asked for a sign of life, and after which the connection counts as broken. */
const askAfterMs = 4_000;
const deadAfterMs = 10_000;

/** Sends bytes when there is a connection. @returns whether there was */
export function sendRaw(provider: WebsocketProvider, bytes: Uint8Array): boolean {
  if (!provider.wsconnected || provider.ws?.readyState !== WebSocket.OPEN) return false;
  provider.ws.send(bytes as Uint8Array<ArrayBuffer>);
  return true;
}

/** Breaks the connection and tries again at once. */
export function reconnect(provider: WebsocketProvider): void {
  provider.disconnect();
  provider.wsUnsuccessfulReconnects = 0;
  provider.connect();
}

/** A dead network says nothing for minutes: ask for presence when the server is silent, and give the connection up when no answer comes. */
export function watchPulse(provider: WebsocketProvider, isAnswered: () => boolean): () => void {
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
