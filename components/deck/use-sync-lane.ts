'use client';
import { useEffect, useState } from 'react';
import { sweepKept } from '#live/kept-text.ts';
import { socketUrl } from '#live/socket-url.ts';
import { openSyncLane } from '#live/sync-lane.ts';
import type { SyncLane } from '#live/sync-types.ts';

/** The editors' lane of a deck, open while the component is there; null before the first effect. */
export function useSyncLane(deckId: string): SyncLane | null {
  const [lane, setLane] = useState<SyncLane | null>(null);
  useEffect(() => {
    const opened = openSyncLane({ deckId, url: socketUrl('/sync') });
    setLane(opened);
    void sweepKept(Date.now());
    return () => opened.close();
  }, [deckId]);
  return lane;
}
