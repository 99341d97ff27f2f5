/** A value that tells its listeners when it changes; fits React's useSyncExternalStore. */
export type ReadStore<T> = { get(): T; subscribe(listener: () => void): () => void };
export type Store<T> = ReadStore<T> & { set(value: T): void };

/** A store that holds `initial`. Setting the same value (Object.is) tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
