'use client';
import { Button } from '@mantine/core';
import { IconCopyPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '#components/words.tsx';
import { createDeck } from '#live/api.ts';
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
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle');
  const copy = async () => {
    setState('busy');
    const made = await createDeck(text(), title).catch(() => null);
    if (!made) return setState('failed');
    await onCopied();
    location.assign(`${made.url}?edit`);
  };
  return (
    <>
      <Button
        variant="default"
        className={classes['bannerButton'] ?? ''}
        leftSection={<IconCopyPlus size={18} stroke={1.75} />}
        loading={state === 'busy'}
        onClick={() => void copy()}
      >
        {words.copyDeck}
      </Button>
      {state === 'failed' ? <span role="alert">{words.copyFailed}</span> : null}
    </>
  );
}
