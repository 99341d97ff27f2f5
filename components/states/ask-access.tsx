'use client';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { mayOpen, sayFailure } from '#live/api.ts';
import { askForAccess } from '#live/sharing.ts';
import classes from './states.module.css';

const LOOK_EVERY_MS = 5000;

/** Asks the owners of a deck for access, and opens it once they let this person in. */
export function AskAccess({ deckId }: { readonly deckId: string }) {
  const { states } = useWords();
  const [state, setState] = useState<'idle' | 'busy' | 'asked'>('idle');
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (state !== 'asked') return;
    const timer = setInterval(() => {
      mayOpen(deckId)
        .then((may) => may && location.assign(`/d/${deckId}`))
        .catch(() => undefined);
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [state, deckId]);
  const ask = () => {
    setState('busy');
    askForAccess(deckId).then(
      () => setState('asked'),
      (error) => {
        setFailure(sayFailure(error, states.askFailed));
        setState('idle');
      },
    );
  };
  if (state === 'asked') return <output className={classes['asked']}>{states.asked}</output>;
  return (
    <>
      <Button variant="default" loading={state === 'busy'} onClick={ask}>
        {states.askForAccess}
      </Button>
      {failure === null ? null : <output className={classes['asked']}>{failure}</output>}
    </>
  );
}
