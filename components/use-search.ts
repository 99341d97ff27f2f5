'use client';
import { useEffect, useState } from 'react';

const REST_MS = 200;
/** The server answers no shorter words. */
const MIN_CHARS = 2;

/** What is found for these words, a moment after they were typed; null until it is there, and without enough words. `find` must stay the same. */
export function useSearch<Found>(words: string, find: (words: string) => Promise<Found>): Found | null {
  const [found, setFound] = useState<{ readonly words: string; readonly what: Found } | null>(null);
  const said = words.trim();
  useEffect(() => {
    if (said.length < MIN_CHARS) return;
    let stale = false;
    const timer = setTimeout(() => {
      find(said)
        .then((what) => stale || setFound({ words: said, what }))
        .catch(() => undefined);
    }, REST_MS);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [said, find]);
  return found?.words === said && said.length >= MIN_CHARS ? found.what : null;
}
