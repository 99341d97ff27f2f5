'use client';
import { SectionEnd } from '#components/baton/section-end.tsx';
import { SlidesFrame, useFrameLook } from '#components/slides-frame.tsx';
import { useWords } from '#components/words.tsx';
import { sectionAt } from '#live/outline.ts';
import type { SyncLane } from '#live/sync-types.ts';
import classes from './stage.module.css';
import { StageBar } from './stage-bar.tsx';
import { StageSheets } from './stage-sheets.tsx';
import { useStagePage } from './use-stage-page.ts';

type Props = {
  readonly lane: SyncLane;
  readonly title: string;
  readonly frameSrc: string;
  /** Leaves the stage for the editor without ending the presentation. */
  readonly onLeave: () => void;
};

/** The stage of whoever presents: the slides fill the window, a bar floats over them and fades. */
export function StageScreen({ lane, title, frameSrc, onLeave }: Props) {
  const page = useStagePage({ lane, onLeave });
  const { now, outline, isBlack } = page;
  const look = useFrameLook();
  const { follow, stage } = useWords();
  const { slide } = now.shown.place;
  return (
    <main className={classes['screen']} aria-label={title}>
      <SlidesFrame
        src={frameSrc}
        feed={now.helm.feed}
        view="stage"
        look={look}
        place={now.startPlace}
        steer={!isBlack}
        auto={page.goesOn}
        follow
        handleRef={now.frame}
        onMessage={page.onMessage}
      />
      <StageBar page={page} onLeave={onLeave} />
      <SectionEnd lane={lane} shown={now.shown} outline={outline} />
      <StageSheets page={page} />
      <p className={classes['announce']} aria-live="polite">
        {isBlack ? stage.blackOff : follow.announce(slide, outline.slides, sectionAt(outline, slide)?.topic ?? null)}
      </p>
    </main>
  );
}
