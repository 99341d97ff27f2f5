'use client';
import { useLanguage } from '#components/words.tsx';
import { groupWords } from '#words';

/** The words of the page for groups, which the others do without. */
export const useGroupWords = () => groupWords[useLanguage()];
