'use client';
import { Button } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import classes from './library.module.css';

/** The search found nothing: says so and offers the way back. */
export function NoHit({ query, onClear }: { readonly query: string; readonly onClear: () => void }) {
  const { library } = useWords();
  return (
    <div className={classes['noHit']}>
      <p>{library.noHit(query)}</p>
      <Button variant="default" onClick={onClear}>
        {library.clearSearch}
      </Button>
    </div>
  );
}
