'use client';
import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useLanguage, useWords } from '#components/words.tsx';
import { mayOpen } from '#live/api.ts';
import { downloadText } from '#live/download.ts';
import { AskAccess } from './ask-access.tsx';
import { StatePage } from './state-page.tsx';
import classes from './states.module.css';

type Props = {
  readonly deckId: string;
  readonly title: string;
  /** What this page has that was never saved; null when there is nothing. */
  readonly unsaved: { readonly edits: number; readonly text: string } | null;
};

/** The right to see a deck went while it was open: nothing of it stays but what was never saved. Who may still follow does so. */
export function RemovedState({ deckId, title, unsaved }: Props) {
  const { states, editor } = useWords();
  const language = useLanguage();
  const [at] = useState(() => new Date());
  const [isReader, setReader] = useState(false);
  const keeps = unsaved !== null;
  useEffect(() => {
    mayOpen(deckId).then(
      (may) => (may && !keeps ? location.assign(`/d/${deckId}`) : setReader(may)),
      () => undefined,
    );
  }, [deckId, keeps]);
  const time = at.toLocaleTimeString(language === 'de' ? 'de-DE' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <StatePage
      title={isReader ? editor.readOnlyTitle : states.removed}
      text={isReader ? editor.readOnlyHelp : states.removedText(title, time)}
    >
      {unsaved ? <p className={classes['unsaved']}>{states.unsaved(unsaved.edits)}</p> : null}
      {unsaved ? (
        <Button leftSection={<IconDownload size={18} stroke={1.75} />} onClick={() => downloadText(title, unsaved.text)}>
          {states.downloadEdits}
        </Button>
      ) : null}
      {isReader ? (
        <Button component="a" variant="default" href={`/d/${deckId}`}>
          {states.follow}
        </Button>
      ) : (
        <AskAccess deckId={deckId} />
      )}
    </StatePage>
  );
}
