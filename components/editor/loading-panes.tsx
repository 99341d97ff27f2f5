'use client';
import { Button, Loader } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import { classes } from './styles.ts';

const SAY_AFTER_MS = 300;
const FAILED_AFTER_MS = 10_000;

/** Empty panels until the first sync: never an empty editor, which would look like an empty deck. */
export function LoadingPanes() {
  const { lane } = useEditing();
  const { editor: words } = useWords();
  const waited = useWaited();
  return (
    <main className={classes['loading']} aria-busy="true">
      {waited === 'long' ? (
        <div className={classes['loadFailed']} role="alert">
          <strong>{words.loadFailed}</strong>
          <p>{words.loadFailedHelp}</p>
          <Button variant="default" onClick={lane.retry}>
            {words.tryNow}
          </Button>
        </div>
      ) : null}
      {waited === 'some' ? <Loader size={24} aria-label={words.loading} /> : null}
    </main>
  );
}

function useWaited(): 'nothing' | 'some' | 'long' {
  const [waited, setWaited] = useState<'nothing' | 'some' | 'long'>('nothing');
  useEffect(() => {
    const some = setTimeout(() => setWaited('some'), SAY_AFTER_MS);
    const long = setTimeout(() => setWaited('long'), FAILED_AFTER_MS);
    return () => {
      clearTimeout(some);
      clearTimeout(long);
    };
  }, []);
  return waited;
}
