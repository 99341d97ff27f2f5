'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import { forgetFirstText, forgetUnlessUnsaved } from '#live/forget-deck.ts';
import { AskAccess } from './ask-access.tsx';
import { StatePage } from './state-page.tsx';
import classes from './states.module.css';

type Props = {
  readonly deckId: string;
  readonly title: string;
  /** What this page has that was never saved, and how to forget it once the person has it; null when there is nothing. */
  readonly unsaved: { readonly edits: number; readonly text: string; readonly forget: () => void } | null;
};

/** The right to see a deck went while it was open: nothing of it stays but what was never saved. */
export function RemovedState({ deckId, title, unsaved }: Props) {
  const { states } = useWords();
  const language = useLanguage();
  const [at] = useState(() => new Date());
  const keeps = unsaved !== null;
  useEffect(forgetFirstText, []);
  useEffect(() => {
    if (!keeps) void forgetUnlessUnsaved(deckId);
  }, [deckId, keeps]);
  const time = at.toLocaleTimeString(language === 'de' ? 'de-DE' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <StatePage title={states.removed} text={states.removedText(title, time)}>
      {unsaved ? <p className={classes['unsaved']}>{states.unsaved(unsaved.edits)}</p> : null}
      {unsaved ? (
        <Button leftSection={<IconDownload size={18} stroke={1.75} />} onClick={() => download(title, unsaved)}>
          {states.downloadEdits}
        </Button>
      ) : null}
      <AskAccess deckId={deckId} />
    </StatePage>
  );
}

function download(title: string, { text, forget }: NonNullable<Props['unsaved']>): void {
  downloadText(title, text);
  forget();
}
