'use client';
import { Loader } from '@mantine/core';
import { useWords } from '#components/words.tsx';

/** Between opening the stage and having the deck. */
export function DeskLoading() {
  const { stage } = useWords();
  return (
    <main style={{ display: 'grid', placeItems: 'center', height: '100dvh' }}>
      <Loader aria-label={stage.loading} />
    </main>
  );
}
