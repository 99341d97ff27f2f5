'use client';
import { useEffect, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { countSlides, rewriteSeparators, type SeparatorStyle, type Separators } from '#deck';
import type { Words } from '#words';
import { sayRewritten } from './say.ts';

const presets = ['hedgedoc', 'reveal-md', 'slidev'] as const;
export const styles: readonly SeparatorStyle[] = [...presets, 'custom'];

/** The lines that somebody gives. */
export type Own = { readonly right: string; readonly down: string };

export const separatorsOf = (style: SeparatorStyle, own: Own): Separators => (style === 'custom' ? { style, ...own } : { style });

type Outcome = { readonly slides: number; readonly said: readonly string[] };
type Outcomes = Readonly<Partial<Record<SeparatorStyle, Outcome>>>;

/** So long nobody typed. */
const REST_MS = 100;

/** What each choice would make of the text, as far as it is known: each reads all of it, and the dialog should answer meanwhile. */
export function useOutcomes(text: string, own: Own): Outcomes {
  const { importing } = useWords();
  const [outcomes, setOutcomes] = useState<Outcomes>({});
  const { right, down } = own;
  useEffect(() => {
    const timers = presets.map((style) => setTimeout(() => setOutcomes(withOutcome(text, { style }, importing))));
    return () => timers.forEach(clearTimeout);
  }, [text, importing]);
  useEffect(() => {
    const timer = setTimeout(() => setOutcomes(withOutcome(text, { style: 'custom', right, down }, importing)), REST_MS);
    return () => clearTimeout(timer);
  }, [text, right, down, importing]);
  return outcomes;
}

/** Reckons at once what is added to the known ones later. */
function withOutcome(text: string, separators: Separators, words: Words['importing']): (known: Outcomes) => Outcomes {
  const rewritten = rewriteSeparators(text, separators);
  const outcome = { slides: countSlides(rewritten.text).slides, said: sayRewritten(rewritten, words) };
  return (known) => ({ ...known, [separators.style]: outcome });
}
