'use client';
import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Banner, DownloadButton } from '#components/editor/banner.tsx';
import { CopyDeckButton } from '#components/editor/copy-deck-button.tsx';
import { classes } from '#components/editor/styles.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { clockTime } from '#live/durations.ts';
import type { Left } from '#live/kept-marks.ts';
import { forgetKept, readKept } from '#live/kept-text.ts';

type Props = { readonly deckId: string; readonly title: string; readonly left: Left; readonly onDone: () => void };

/** Offers what this browser kept and nobody will take any more. It is forgotten only when the person has it. */
export function KeptBanner({ deckId, title, left, onDone }: Props) {
  const { editor: words, common } = useWords();
  const language = useLanguage();
  const [text, setText] = useState<string | null>(null);
  const [hasIt, setHasIt] = useState(false);
  useEffect(() => {
    void readKept(deckId).then(setText);
  }, [deckId]);
  if (text === null) return null;
  const done = () => {
    onDone();
    void forgetKept(deckId);
  };
  return (
    <div className={classes['overPage']}>
      <Banner
        kind="loud"
        icon={<IconAlertTriangle size={20} stroke={1.75} />}
        action={
          <span className={classes['bannerButtons']}>
            <DownloadButton title={title} text={() => text} onDownload={() => setHasIt(true)} />
            <CopyDeckButton title={title} text={() => text} onCopied={() => forgetKept(deckId)} />
            {hasIt ? (
              <Button variant="default" className={classes['bannerButton'] ?? ''} onClick={done}>
                {common.done}
              </Button>
            ) : null}
          </span>
        }
      >
        <strong>{words.keptTitle}</strong> {words.keptHelp(left.pending, clockTime(left.since ?? Date.now(), language))}
      </Banner>
    </div>
  );
}
