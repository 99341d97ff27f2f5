'use client';
import { useEffect, useState } from 'react';
import { socketUrl } from '#live/socket-url.ts';
import { openSyncLane } from '#live/sync-lane.ts';
import type { SyncLane } from '#live/sync-types.ts';

/** The editors' lane of a deck, open while the component is there; null before the first effect. */
export function useSyncLane(deckId: string): SyncLane | null {
  const [lane, setLane] = useState<SyncLane | null>(null);
  useEffect(() => {
    const opened = openSyncLane({ deckId, url: socketUrl('/sync') });
    setLane(opened);
    return () => opened.close();
  }, [deckId]);
  return lane;
}
