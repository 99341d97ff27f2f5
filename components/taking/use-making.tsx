'use client';
import { Anchor } from '@mantine/core';
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
  return now.state === 'printing' ? words.printing : words.drawing;
}

/** Why it was not made, and another way where there is one. */
function Failure({ error, deck }: { readonly error: unknown; readonly deck: Deck }) {
  const { taking } = useWords();
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 429 && error instanceof ApiError) return error.message;
  if (status !== 503) return taking.tryAgain;
  return (
    <>
      {taking.noPdf}{' '}
      <Anchor size="sm" href={`/d/${deck.id}/print`} target="_blank" rel="noopener">
        {taking.print}
      </Anchor>
    </>
  );
}
