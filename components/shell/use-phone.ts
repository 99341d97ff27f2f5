'use client';
import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is a phone's (below 768 px): full-screen dialogs, touch sizes. */
export function useIsPhone(): boolean {
  return useMediaQuery('(max-width: 47.99em)') ?? false;
}
