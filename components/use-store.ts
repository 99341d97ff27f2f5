'use client';
import { useSyncExternalStore } from 'react';
import type { ReadStore } from '#live/store.ts';

/** The current value of a live store; renders again when it changes. */
export function useStore<T>(store: ReadStore<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
