'use client';
import { useMediaQuery } from '@mantine/hooks';

/** Whether the window is narrower than a desktop's (below 1200 px): the outline is in a drawer. */
export function useIsTablet(): boolean {
  return useMediaQuery('(max-width: 74.99em)') ?? false;
}
