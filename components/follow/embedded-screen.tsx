'use client';
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconExternalLink } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { patiently } from '#components/patiently.ts';
import { EmbeddedGone } from '#components/states/embedded-gone.tsx';
import { useWords } from '#components/words.tsx';
import type { FollowStart } from '#live/follow-lane.ts';
import classes from './follow.module.css';
import { FollowSlides } from './follow-slides.tsx';
import { FollowStatus } from './follow-status.tsx';
import { FollowStrip } from './follow-strip.tsx';
import { type FollowPage, useFollowPage } from './use-follow-page.ts';

const FollowSheets = dynamic(() => patiently(() => import('./follow-sheets.tsx')).then((module) => module.FollowSheets));
const icon = { size: 20, stroke: 1.75 };

type Props = { readonly deckId: string; readonly title: string; readonly frameSrc: string; readonly initial: FollowStart };

/** A deck inside a page of another site: the slides, where the presenter is, the way back there, and the way to the deck itself. */
export function EmbeddedScreen({ deckId, title, frameSrc, initial }: Props) {
  const page = useFollowPage({ deckId, initial, embedded: true });
  const { now, outline, section, sheet } = page;
  if (now.problem) return <EmbeddedGone />;
  return (
    <main className={classes['screen']} aria-label={title} data-embedded>
      <FollowSlides page={page} frameSrc={frameSrc} />
      <FollowStatus now={now} slides={outline.slides} section={section} />
      <FollowStrip page={page} />
      <EmbeddedActions page={page} deckId={deckId} />
      {sheet && sheet !== 'download' ? <FollowSheets page={page} sheet={sheet} /> : null}
    </main>
  );
}

function EmbeddedActions({ page: { fullScreen }, deckId }: { readonly page: FollowPage; readonly deckId: string }) {
  const { follow, stage } = useWords();
  const size = fullScreen.on ? stage.leaveFullScreen : stage.fullScreen;
  return (
    <div className={classes['actions']}>
      {fullScreen.possible ? (
        <Tooltip label={size}>
          <ActionIcon className={classes['action'] ?? ''} data-on="laptop" aria-label={size} onClick={fullScreen.toggle}>
            {fullScreen.on ? <IconArrowsMinimize {...icon} /> : <IconArrowsMaximize {...icon} />}
          </ActionIcon>
        </Tooltip>
      ) : null}
      <Button
        className={classes['edit'] ?? ''}
        variant="subtle"
        color="gray"
        component="a"
        href={`/d/${encodeURIComponent(deckId)}`}
        target="_blank"
        rel="noopener"
        aria-label={follow.openDeck}
      >
        <IconExternalLink {...icon} />
        <span className={classes['editWord']}>{follow.openDeck}</span>
      </Button>
    </div>
  );
}
