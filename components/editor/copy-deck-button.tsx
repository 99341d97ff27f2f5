'use client';
import { Button } from '@mantine/core';
import { IconCopyPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '#components/words.tsx';
import { createDeck, sayFailure } from '#live/api.ts';
import { classes } from './styles.ts';

type Props = {
  readonly title: string;
  readonly text: () => string;
  /** The text is a deck of its own now. The page goes there afterwards. */
  readonly onCopied: () => Promise<void>;
};

/** Makes a deck of the person's own of a text that its deck no longer takes, and goes there. */
export function CopyDeckButton({ title, text, onCopied }: Props) {
  const { editor: words } = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const copy = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { url } = await createDeck(text(), title);
      await onCopied();
      location.assign(`${url}?edit`);
    } catch (error) {
      setFailure(sayFailure(error, words.copyFailed));
      setBusy(false);
    }
  };
  return (
    <>
      <Button
        variant="default"
        className={classes['bannerButton'] ?? ''}
        leftSection={<IconCopyPlus size={18} stroke={1.75} />}
        loading={busy}
        onClick={() => void copy()}
      >
        {words.copyDeck}
      </Button>
      {failure === null ? null : <span role="alert">{failure}</span>}
    </>
  );
}
