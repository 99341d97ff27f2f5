'use client';
import { useMemo } from 'react';
import { useLanguage } from '#components/words.tsx';
import type { Complaint, Fix } from '#deck';
import { hints, sayComplaint, sayFix } from '#words';

/** What hints and their fixes say in the person's language. */
export function useHintWords() {
  const language = useLanguage();
  return useMemo(
    () => ({
      complaint: (complaint: Complaint) => sayComplaint(hints[language], complaint),
      fix: (fix: Fix) => sayFix(hints[language], fix),
    }),
    [language],
  );
}
