'use client';
import { useCallback, useEffect, useState } from 'react';
import { listRevisions, type RevisionEntry } from '#live/api.ts';

type Found = { readonly state: 'loading' | 'ready' | 'failed'; readonly list: readonly RevisionEntry[]; readonly next: number | null };

/** The versions of a deck, newest first, page by page. `more` is null when there are no older ones. */
export function useVersions(deckId: string) {
  const [found, setFound] = useState<Found>({ state: 'loading', list: [], next: null });
  const load = useCallback(
    async (before: number | null) => {
      const page = await listRevisions(deckId, { before }).catch(() => null);
      setFound((known) =>
        page
          ? { state: 'ready', list: [...(before === null ? [] : known.list), ...page.revisions], next: page.next }
          : { ...known, state: 'failed' },
      );
    },
    [deckId],
  );
  useEffect(() => {
    void load(null);
  }, [load]);
  const { state, list, next } = found;
  return {
    state,
    list,
    more: next === null ? null : () => void load(next),
    add: (version: RevisionEntry) => setFound((known) => ({ ...known, state: 'ready', list: [version, ...known.list] })),
  };
}
