'use client';
import { useEffect, useMemo } from 'react';
import { useStore } from '#components/use-store.ts';
import type { DeckFeed } from '#live/feed.ts';
import { createOutline, type Outline } from '#live/outline.ts';

/** The outline of a feed's text; renders again when it changes. */
export function useOutline(feed: DeckFeed): Outline {
  const outline = useMemo(() => createOutline(feed), [feed]);
  useEffect(() => outline.open(), [outline]);
  return useStore(outline.store);
}
