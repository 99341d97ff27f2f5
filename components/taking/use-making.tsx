'use client';
import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';
import { makeFile } from '#live/making.ts';
import type { Making } from '#wire';
import type { Words } from '#words';
import { useProgress } from './use-progress.tsx';

export type Deck = { readonly id: string; readonly title: string };
type Wish = { readonly path: string; readonly body: unknown };

/** Has the server make a file of a deck while the person goes on. */
export function useMaking() {
  const { taking } = useWords();
  const progress = useProgress();
  return (deck: Deck, wish: Wish) =>
    progress({
      title: deck.title,
      make: (say, signal) => makeFile({ ...wish, signal, onStep: (now) => say(sayStep(now, taking)) }),
      why: (error) => <Failure error={error} deck={deck} />,
    });
}

function sayStep(now: Making, words: Words['taking']): string {
  if (now.state === 'waiting') return words.waiting(now.ahead);
  if (now.state === 'picturing') return words.picturing(now.slide, now.of);
  return now.state === 'printing' ? words.printing : words.drawing;
}

const PROBLEM = 'urn:lectern:problem:';

/** Why it was not made, and another way where there is one. */
function Failure({ error, deck }: { readonly error: unknown; readonly deck: Deck }) {
  const { taking } = useWords();
  if (!(error instanceof ApiError) || error.status === 0) return taking.tryAgain;
  const says: Readonly<Record<string, ReactNode>> = {
    'no-browser': <OrPrint words={taking.noPdf} deck={deck} />,
    'takes-too-long': <OrPrint words={taking.takesTooLong} deck={deck} />,
    'file-too-large': taking.tooLarge,
    'queue-full': taking.queueFull,
    'too-many': error.message,
  };
  return says[error.type.replace(PROBLEM, '')] ?? taking.broken;
}

function OrPrint({ words, deck }: { readonly words: string; readonly deck: Deck }) {
  const { taking } = useWords();
  return (
    <>
      {words}{' '}
      <Anchor size="sm" href={`/d/${deck.id}/print`} target="_blank" rel="noopener">
        {taking.print}
      </Anchor>
    </>
  );
}
