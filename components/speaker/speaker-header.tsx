'use client';
import { ActionIcon } from '@mantine/core';
import { IconListDetails, IconPlugConnectedX } from '@tabler/icons-react';
import { Mark } from '#components/shell/mark.tsx';
import { useLanguage, useWords } from '#components/words.tsx';
import { clockSpan, clockTime } from '#live/durations.ts';
import { sectionAt } from '#live/outline.ts';
import classes from './speaker.module.css';
import { useClock } from './use-clock.ts';
import type { SpeakerPage } from './use-speaker-page.ts';

type Props = { readonly page: SpeakerPage; readonly title: string };

/** Who presents what, and the times. */
export function SpeakerHeader({ page, title }: Props) {
  const { speaker, follow } = useWords();
  const { now, outline } = page;
  const { slide } = now.shown.place;
  const topic = sectionAt(outline, slide)?.topic;
  return (
    <header className={classes['header']}>
      <span className={classes['mark']}>
        <Mark />
      </span>
      <ActionIcon className={classes['sections'] ?? ''} size={44} aria-label={speaker.sections} onClick={() => page.setSheet('sections')}>
        <IconListDetails size={22} stroke={1.75} />
      </ActionIcon>
      <div className={classes['deck']}>
        <h1 className={classes['title']}>{title}</h1>
        <Presenter page={page} />
        <p className={classes['where']}>
          <b>{follow.slideOf(slide, outline.slides)}</b>
          {topic ? ` · ${topic}` : null}
        </p>
      </div>
      <Times since={page.live?.since ?? null} />
    </header>
  );
}

function Presenter({ page }: { readonly page: SpeakerPage }) {
  const { speaker, stage, common, follow } = useWords();
  const { live, leads, followers, now } = page;
  if (now.status === 'offline') {
    return (
      <p className={classes['lost']} role="alert">
        <IconPlugConnectedX size={16} stroke={1.75} />
        {follow.lostShort}
      </p>
    );
  }
  if (!live) return <p className={classes['who']}>{speaker.nobody}</p>;
  return (
    <p className={classes['who']}>
      <span className={classes['dot']} />
      <b className={classes['presents']}>{leads ? stage.youPresent : common.presents(live.leaderName)}</b>
      {followers > 0 ? <span>· {stage.followers(followers)}</span> : null}
    </p>
  );
}

/** The times below the slides, where only a phone has them. */
export function TimesBelow({ since }: { readonly since: number | null }) {
  return (
    <div className={classes['timesBelow']}>
      <Times since={since} />
    </div>
  );
}

/** Elapsed time and the clock. */
function Times({ since }: { readonly since: number | null }) {
  const { speaker } = useWords();
  const language = useLanguage();
  const now = useClock();
  const clock = clockTime(now, language);
  return (
    <dl className={classes['times']}>
      <div>
        <dt>{speaker.elapsed}</dt>
        <dd>{since === null ? '–' : clockSpan(now - since)}</dd>
      </div>
      <div>
        <dt>{speaker.clock}</dt>
        <dd>{clock}</dd>
      </div>
    </dl>
  );
}
