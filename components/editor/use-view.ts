'use client';
import { useLocalStorage } from '@mantine/hooks';

export type View = 'text' | 'both' | 'slides';
/** What a phone shows, one at a time. */
export type Pane = 'text' | 'slides' | 'outline';

const views: readonly View[] = ['text', 'both', 'slides'];

/** What is shown beside what, remembered in this browser. */
export function useView(): readonly [View, (view: View) => void] {
  const [view, setView] = useLocalStorage<View>({ key: 'lectern-editor-view', defaultValue: 'both' });
  return [views.includes(view) ? view : 'both', setView];
}

const MIN_TEXT_PERCENT = 30;
const MIN_SLIDES_PERCENT = 25;
export const paneLimits = { text: MIN_TEXT_PERCENT, slides: MIN_SLIDES_PERCENT };

/** The text's share of the width in percent, remembered in this browser; null until a person chose one. */
export function useTextShare(): readonly [number | null, (percent: number) => void] {
  const [share, setShare] = useLocalStorage<number | null>({ key: 'lectern-editor-share', defaultValue: null });
  const isPossible = typeof share === 'number' && share >= MIN_TEXT_PERCENT && share <= 100 - MIN_SLIDES_PERCENT;
  return [isPossible ? share : null, setShare];
}
