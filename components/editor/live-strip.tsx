'use client';
import { Button } from '@mantine/core';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { useEditing } from './editing.tsx';
import type { EditorScreenProps } from './editor-props.ts';
import { classes } from './styles.ts';

/** Who presents meanwhile, and the way there. */
export function LiveStrip({ lane, onFollow, onBackToStage }: EditorScreenProps) {
  const { common, editor: words } = useWords();
  const { reading } = useEditing();
  const { slides } = useStore(reading.outline);
  const { live, place, followers } = useStore(lane.stage);
  const you = useStore(lane.access)?.you.id;
  if (!live) return null;
  const isYou = live.leaderId === you;
  const slide = place?.slide ?? 1;
  return (
    <section className={classes['banner']} data-kind="live" aria-label={isYou ? words.youPresent : common.presents(live.leaderName)}>
      <span className={classes['liveDot']} aria-hidden="true" />
      <p className={classes['bannerText']}>
        <strong>{isYou ? words.youPresent : common.presents(live.leaderName)}</strong>{' '}
        {isYou ? words.youPresentTo(slide, slides, followers) : words.presentsTo(slide, slides, followers)}
      </p>
      <Button variant="default" className={classes['bannerButton'] ?? ''} onClick={isYou ? onBackToStage : onFollow}>
        {isYou ? words.backToStage : words.follow}
      </Button>
    </section>
  );
}
