'use client';
import { Button } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { StatePage } from './state-page.tsx';

/** There is no deck at this address, or none for this person: both look the same. */
export function NotFoundState() {
  const { states, common } = useWords();
  return (
    <StatePage title={states.notFound} text={states.notFoundText}>
      <Button component="a" href="/">
        {common.allDecks}
      </Button>
    </StatePage>
  );
}
