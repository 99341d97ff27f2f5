'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import { StatePage } from './state-page.tsx';

/** The deck went to the trash while it was open here: its text can be taken along. */
export function TrashedState({ title, text }: { readonly title: string; readonly text: string }) {
  const { states, common } = useWords();
  return (
    <StatePage title={states.trashed} text={states.trashedText(title)} warning={states.takeText}>
      <Button leftSection={<IconDownload size={18} />} onClick={() => downloadText(title, text)}>
        {common.downloadText}
      </Button>
      <Button component="a" href="/" variant="default">
        {common.allDecks}
      </Button>
    </StatePage>
  );
}
