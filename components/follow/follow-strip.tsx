'use client';
import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconListDetails, IconPlayerTrackNextFilled } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import classes from './follow-strip.module.css';
import type { FollowPage } from './use-follow-page.ts';

/** Browsing by hand, and the way back to the presenter. On a laptop it is not there while following: keys and the slides do it. */
export function FollowStrip({ page }: { readonly page: FollowPage }) {
  const { now, outline, go, setSheet } = page;
  const { follow } = useWords();
  const { state, follower } = now;
  const position = follow.slideOf(state.at.slide, outline.slides);
  return (
    <div className={classes['strip']} data-kind={state.kind}>
      <ActionIcon
        className={classes['arrow'] ?? ''}
        aria-label={follow.previous}
        disabled={state.at.slide <= 1}
        onClick={() => go('previous')}
      >
        <IconChevronLeft size={22} stroke={1.75} />
      </ActionIcon>
      <span className={classes['position']}>{position}</span>
      {state.kind === 'away' ? null : (
        <Button
          className={classes['contents'] ?? ''}
          variant="default"
          size="md"
          leftSection={<IconListDetails size={18} stroke={1.75} />}
          onClick={() => setSheet('contents')}
        >
          {position}
        </Button>
      )}
      {state.kind === 'away' ? (
        <Button
          className={classes['live'] ?? ''}
          radius="xl"
          leftSection={<IconPlayerTrackNextFilled size={16} />}
          onClick={() => follower.backToLive()}
        >
          {follow.backToLive}
        </Button>
      ) : null}
      <ActionIcon
        className={classes['arrow'] ?? ''}
        data-side="next"
        aria-label={follow.next}
        disabled={state.at.slide >= outline.slides && state.kind !== 'following'}
        onClick={() => go('next')}
      >
        <IconChevronRight size={22} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}
