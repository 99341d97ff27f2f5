'use client';
import { Button, CopyButton, Switch, Textarea } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { embedSnippet } from '#live/embed-snippet.ts';
import { setOpenness } from '#live/sharing.ts';
import links from './links.module.css';
import classes from './share.module.css';
import type { SharedDeck } from './types.ts';
import type { SharingNow } from './use-sharing.ts';

type Props = { readonly now: SharingNow; readonly deck: SharedDeck };

/** Whether pages of other sites may show the deck, and the HTML with which they do. */
export function OtherSites({ now: { deckId, sharing, change }, deck }: Props) {
  const { share } = useWords();
  const isPhone = useIsPhone();
  const allow = (embed: boolean) =>
    void change({
      act: () => setOpenness(deckId, { embed }),
      said: share.given(share.otherSites, share.levels[embed ? 'view' : 'none']),
      undo: () => setOpenness(deckId, { embed: !embed }),
      shows: { embed },
    });
  return (
    <>
      <h3 className={classes['heading']}>{share.otherSites}</h3>
      <Switch
        size={isPhone ? 'md' : 'sm'}
        label={share.embed}
        description={share.embedHelp}
        checked={sharing.embed}
        onChange={(event) => allow(event.currentTarget.checked)}
      />
      {sharing.embed ? <Snippet deck={deck} seen={sharing.embedSeen} size={isPhone ? 'md' : 'sm'} /> : null}
    </>
  );
}

type SnippetProps = { readonly deck: SharedDeck; readonly seen: boolean; readonly size: 'sm' | 'md' };

function Snippet({ deck, seen, size }: SnippetProps) {
  const { share, common } = useWords();
  const snippet = embedSnippet(deck);
  return (
    <div className={links['snippet']}>
      {seen ? null : <p className={links['unseen']}>{share.embedUnseen}</p>}
      <Textarea
        size={size}
        label={share.embedCode}
        value={snippet}
        readOnly
        autosize
        minRows={2}
        classNames={{ input: links['code'] ?? '' }}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyButton value={snippet}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size={size}
            leftSection={copied ? <IconCheck size={18} stroke={1.75} /> : <IconCopy size={18} stroke={1.75} />}
            onClick={copy}
          >
            {copied ? common.copied : share.copyCode}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}
