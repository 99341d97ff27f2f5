'use client';
import { Button } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { SignInButton } from '#components/shell/sign-in-button.tsx';
import { useWords } from '#components/words.tsx';
import { AskAccess } from './ask-access.tsx';
import { StatePage } from './state-page.tsx';

/** There is no deck at this address, or none for this person: both look the same. */
export function NotFoundState() {
  const { states, common } = useWords();
  const [, deckId] = /^\/d\/([\w-]+)/.exec(usePathname()) ?? [];
  return (
    <StatePage title={states.notFound} text={states.notFoundText}>
      <Button component="a" href="/">
        {common.allDecks}
      </Button>
      <SignInButton />
      {deckId ? <AskAccess deckId={deckId} /> : null}
    </StatePage>
  );
}
