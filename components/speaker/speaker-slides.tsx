'use client';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconTextDecrease, IconTextIncrease } from '@tabler/icons-react';
import { SlidesFrame, useFrameLook } from '#components/slides-frame.tsx';
import { useWords } from '#components/words.tsx';
import type { FromFrame, Place } from '#wire';
import { TimesBelow } from './speaker-header.tsx';
import classes from './speaker-slides.module.css';
import type { SpeakerPage } from './use-speaker-page.ts';

/** Sizes of the notes in CSS pixels. */
const noteSizes = [14, 16, 18, 22, 26, 32];
const NOTE_SIZE_PX = 18;

type Props = { readonly page: SpeakerPage; readonly frameSrc: string };

/** What is on stage, what comes next, and the notes. */
export function SpeakerSlides({ page, frameSrc }: Props) {
  const { speaker, common } = useWords();
  const { now, outline, leads, next } = page;
  const look = useFrameLook();
  const { slide } = now.shown.place;
  const onMessage = (message: FromFrame) => {
    if (message.type === 'moved') now.helm.moved(message);
    page.onMessage(message);
  };
  return (
    <main className={classes['main']}>
      <section className={classes['now']}>
        <h2 className={classes['heading']}>
          {speaker.onStage} <span className={classes['caption']}>{common.slideOf(slide, outline.slides)}</span>
        </h2>
        <div className={classes['slide']}>
          <SlidesFrame
            src={frameSrc}
            feed={now.helm.feed}
            view="stage"
            look={look}
            place={now.startPlace}
            steer={leads && page.live?.black !== true}
            follow
            handleRef={now.frame}
            onMessage={onMessage}
          />
        </div>
      </section>
      <section className={classes['next']}>
        <h2 className={classes['heading']}>
          {speaker.next} <span className={classes['caption']}>{nextCaption(next, slide, speaker)}</span>
        </h2>
        <div className={classes['slide']}>
          {next ? (
            <SlidesFrame
              title={speaker.next}
              src={frameSrc}
              feed={page.lane}
              view="stage"
              look={look}
              place={next}
              steer={false}
              onMessage={page.onMessage}
            />
          ) : (
            <p className={classes['last']}>{speaker.lastStep}</p>
          )}
        </div>
      </section>
      <TimesBelow since={page.live?.since ?? null} />
      <Notes page={page} frameSrc={frameSrc} />
    </main>
  );
}

function nextCaption(next: Place | null, slide: number, speaker: ReturnType<typeof useWords>['speaker']): string {
  if (!next) return '';
  return next.slide === slide ? speaker.nextStep : speaker.nextSlide(next.slide);
}

function Notes({ page, frameSrc }: Props) {
  const { speaker } = useWords();
  const [stored, setSize] = useLocalStorage<number>({ key: 'lectern-notes-size', defaultValue: NOTE_SIZE_PX });
  const at = noteSizes.includes(stored) ? noteSizes.indexOf(stored) : noteSizes.indexOf(NOTE_SIZE_PX);
  const look = useFrameLook(noteSizes[at]);
  const step = (by: number) => setSize(noteSizes[at + by] ?? NOTE_SIZE_PX);
  return (
    <section className={classes['notes']}>
      <header className={classes['notesBar']}>
        <h2 className={classes['notesHeading']}>{speaker.notes}</h2>
        <Tooltip label={speaker.smaller}>
          <ActionIcon size={36} aria-label={speaker.smaller} disabled={at === 0} onClick={() => step(-1)}>
            <IconTextDecrease size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={speaker.larger}>
          <ActionIcon size={36} aria-label={speaker.larger} disabled={at === noteSizes.length - 1} onClick={() => step(1)}>
            <IconTextIncrease size={20} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      </header>
      <div className={classes['text']}>
        <SlidesFrame
          title={speaker.notes}
          src={frameSrc}
          feed={page.lane}
          view="notes"
          look={look}
          place={page.now.shown.place}
          steer={false}
          onMessage={page.onMessage}
        />
      </div>
    </section>
  );
}
