'use client';
import { SlidesFrame, useFrameLook } from '#components/slides-frame.tsx';
import { useWords } from '#components/words.tsx';
import classes from './follow.module.css';
import type { FollowPage } from './use-follow-page.ts';

/** The slides of a follower's page; where they are is told to those who do not see them, too. */
export function FollowSlides({ page, frameSrc }: { readonly page: FollowPage; readonly frameSrc: string }) {
  const { now, outline, section, reading } = page;
  const look = useFrameLook(reading.textSizePx);
  const { follow } = useWords();
  return (
    <>
      <div className={classes['frame']}>
        <SlidesFrame
          src={frameSrc}
          feed={now.follower.feed}
          view={reading.view}
          look={look}
          place={now.startPlace}
          follow
          handleRef={now.frame}
          onMessage={page.onMessage}
        />
      </div>
      <p className={classes['announce']} aria-live="polite">
        {follow.announce(now.state.at.slide, outline.slides, section)}
      </p>
    </>
  );
}
