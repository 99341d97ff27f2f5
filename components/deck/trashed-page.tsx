'use client';
import { Button } from '@mantine/core';
import { StatePage } from '#components/states/state-page.tsx';
import { useWords } from '#components/words.tsx';
import { KeptNoticeHere } from './kept-notice.tsx';

/** A deck that its owner opens from the trash: it is told, and the way to the trash is shown. */
export function TrashedPage({ title }: { readonly title: string }) {
  const { states, common, follow } = useWords();
  return (
    <StatePage title={states.trashed} text={follow.trashedOwn(title)}>
      <KeptNoticeHere />
      <Button component="a" href="/?view=trash">
        {follow.toTrash}
      </Button>
      <Button component="a" href="/" variant="default">
        {common.allDecks}
      </Button>
    </StatePage>
  );
}
