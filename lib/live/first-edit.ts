import type { Transaction } from 'yjs';
import type { SyncSession } from './sync-types.ts';

/** Tells once, when this page changes the text for the first time. Returns stopping. */
export function onFirstEdit({ ytext }: SyncSession, tell: () => void): () => void {
  let isWatching = true;
  const stop = () => {
    if (isWatching) ytext.unobserve(look);
    isWatching = false;
  };
  const look = (_event: unknown, { local }: Transaction) => {
    if (!local) return;
    stop();
    tell();
  };
  ytext.observe(look);
  return stop;
}
