'use client';
import { useSyncExternalStore } from 'react';

/** Full screen of the whole page. `possible` is false where the browser cannot, such as on an iPhone. */
export type FullScreen = { readonly on: boolean; readonly possible: boolean; toggle(): void };

export function useFullScreen(): FullScreen {
  const on = useSyncExternalStore(
    listen,
    () => document.fullscreenElement !== null,
    () => false,
  );
  const possible = useSyncExternalStore(
    listen,
    () => document.fullscreenEnabled === true,
    () => true,
  );
  return { on, possible, toggle };
}

function listen(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

function toggle(): void {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();
  // refused without a fresh gesture: nothing is lost, the page stays as it is
  done?.catch(() => undefined);
}
