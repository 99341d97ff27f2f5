'use client';
import { Button } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { StatePage } from './state-page.tsx';

/** Something failed that should not have; `onRetry` tries to show the page again. */
export function BrokenState({ onRetry }: { readonly onRetry: () => void }) {
  const { states, common } = useWords();
  return (
    <StatePage title={states.broken} text={states.brokenText}>
      <Button onClick={onRetry}>{common.tryAgain}</Button>
      <Button component="a" href="/" variant="default">
        {common.allDecks}
      </Button>
    </StatePage>
  );
}
