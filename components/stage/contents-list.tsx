'use client';
import { useEffect, useRef } from 'react';
import { useWords } from '#components/words.tsx';
import type { Section } from '#deck';
import { type Outline, sectionAt } from '#live/outline.ts';
import classes from './contents.module.css';

type Props = {
  readonly outline: Outline;
  /** The 1-based slide that is shown. */
  readonly slide: number;
  /** The slide on stage, when it is not the one shown. */
  readonly live?: number | null;
  readonly onGo?: ((slide: number) => void) | undefined;
  /** Marks the sections that are over. */
  readonly withDone?: boolean;
};

/** The sections of a deck; the current one opens its slides. */
export function ContentsList(props: Props) {
  const { outline, slide } = props;
  const current = sectionAt(outline, slide);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const rows = list.current?.querySelectorAll(`[data-row="${slide}"]`);
    rows?.item(rows.length - 1)?.scrollIntoView({ block: 'nearest' });
  }, [slide]);
  return (
    <ol className={classes['list']} ref={list}>
      {outline.sections.map((section) => (
        <SectionItem key={section.first} {...props} section={section} isCurrent={section === current} />
      ))}
    </ol>
  );
}

function SectionItem({ section, isCurrent, ...props }: Props & { readonly section: Section; readonly isCurrent: boolean }) {
  const { slide, live = null, onGo, withDone = false } = props;
  const { speaker } = useWords();
  const { first, last, owners, timeMs } = section;
  const isOne = first === last;
  const hasLive = live !== null && first <= live && live <= last;
  const time = timeMs === null ? null : speaker.minutes(Math.round(timeMs / 60_000));
  return (
    <li>
      <Row
        state={stateOf(isCurrent, withDone && last < slide)}
        slide={first}
        title={section.topic ?? speaker.noTopic}
        numbers={isOne ? `${first}` : `${first}–${last}`}
        detail={[owners.join(', '), time].filter(Boolean).join(' · ')}
        isCurrent={isCurrent && isOne}
        isLive={hasLive && (isOne || !isCurrent)}
        onGo={onGo}
      />
      {isCurrent && !isOne ? <SlideRows {...props} section={section} /> : null}
    </li>
  );
}

function SlideRows({ section, slide, live = null, onGo }: Props & { readonly section: Section }) {
  return (
    <ol className={classes['slides']}>
      {slidesOf(section).map(({ number, title }) => (
        <li key={number}>
          <Row slide={number} title={title} numbers={`${number}`} isCurrent={number === slide} isLive={number === live} onGo={onGo} />
        </li>
      ))}
    </ol>
  );
}

const slidesOf = ({ first, slideTitles }: Section) => slideTitles.map((title, index) => ({ number: first + index, title }));

function stateOf(isCurrent: boolean, isDone: boolean): NonNullable<RowProps['state']> {
  if (isCurrent) return 'current';
  return isDone ? 'done' : 'waiting';
}

type RowProps = {
  /** Of a section; a slide in it has none. */
  readonly state?: 'current' | 'done' | 'waiting';
  readonly slide: number;
  readonly title: string;
  readonly numbers: string;
  readonly detail?: string;
  readonly isCurrent: boolean;
  readonly isLive: boolean;
  readonly onGo?: ((slide: number) => void) | undefined;
};

function Row({ state = 'waiting', slide, title, numbers, detail, isCurrent, isLive, onGo }: RowProps) {
  const content = (
    <>
      <span className={classes['title']}>
        {isLive ? <span className={classes['dot']} /> : null}
        {title}
      </span>
      <span className={classes['numbers']}>{numbers}</span>
      {detail ? <span className={classes['detail']}>{detail}</span> : null}
    </>
  );
  const current = isCurrent ? ('step' as const) : undefined;
  if (!onGo) {
    return (
      <div className={classes['row']} aria-current={current} data-row={slide} data-state={state}>
        {content}
      </div>
    );
  }
  return (
    <button type="button" className={classes['row']} aria-current={current} data-row={slide} data-state={state} onClick={() => onGo(slide)}>
      {content}
    </button>
  );
}
