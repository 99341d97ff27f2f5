'use client';
import { Button } from '@mantine/core';
import { StatePage } from '#components/states/state-page.tsx';
import { useWords } from '#components/words.tsx';

/** A deck that its owner opens from the trash: it is told, and the way to the trash is shown. */
export function TrashedPage({ title }: { readonly title: string }) {
  const { states, common, follow } = useWords();
  return (
    <StatePage title={states.trashed} text={follow.trashedOwn(title)}>
      <Button component="a" href="/?view=trash">
        {follow.toTrash}
      </Button>
      <Button component="a" href="/" variant="default">
        {common.allDecks}
      </Button>
    </StatePage>
  );
}
