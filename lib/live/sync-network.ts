export type NetworkEvents = { gone(): void; back(): void };

/** Tells when the browser says that the network went or came back. Returns closing. */
export function watchNetwork(events: NetworkEvents): () => void {
  if (typeof window === 'undefined') return () => undefined;
  window.addEventListener('offline', events.gone);
  window.addEventListener('online', events.back);
  return () => {
    window.removeEventListener('offline', events.gone);
    window.removeEventListener('online', events.back);
  };
}
