'use client';
import { useEffect } from 'react';
import { useStore } from '#components/use-store.ts';
import { useEditing } from './editing.tsx';

/** The deck's title as its text has it, or `given` when the text names none. Also the window's. */
export function useDeckTitle(given: string): string {
  const { reading } = useEditing();
  const title = useStore(reading.title) ?? given;
  useEffect(() => {
    document.title = `${title} · Lectern`;
  }, [title]);
  return title;
}
