'use client';
import { Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '#components/words.tsx';
import { findSlides, type Hit } from '#live/find-slides.ts';
import type { Outline } from '#live/outline.ts';
import classes from './go-to.module.css';

type Props = {
  readonly outline: Outline;
  readonly slide: number;
  readonly onGo: (slide: number) => void;
  readonly onClose: () => void;
};

/** Finds a slide by its number or by words of its title; Enter goes to the one that is marked. */
export function GoToDialog({ outline, slide, onGo, onClose }: Props) {
  const { stage, common, speaker } = useWords();
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const hits = findSlides(outline, asked);
  const marked = hits[Math.min(at, hits.length - 1)];
  const onKeyDown = (event: { key: string; preventDefault(): void }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (step !== undefined) setAt(Math.max(0, Math.min(hits.length - 1, at + step)));
    else if (marked) onGo(marked.slide);
  };
  return (
    <Modal opened onClose={onClose} title={stage.goTo} size={480} closeButtonProps={{ 'aria-label': common.close }}>
      <TextInput
        data-autofocus
        label={stage.goToField}
        value={asked}
        onChange={(event) => {
          setAsked(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        autoComplete="off"
      />
      {hits.length === 0 ? <p className={classes['none']}>{stage.noSlide}</p> : null}
      <ul className={classes['hits']}>
        {hits.map((hit) => (
          <li key={hit.slide}>
            <HitRow hit={hit} isMarked={hit === marked} isShown={hit.slide === slide} noTopic={speaker.noTopic} onGo={onGo} />
          </li>
        ))}
      </ul>
    </Modal>
  );
}

type RowProps = {
  readonly hit: Hit;
  readonly isMarked: boolean;
  readonly isShown: boolean;
  readonly noTopic: string;
  readonly onGo: (slide: number) => void;
};

function HitRow({ hit, isMarked, isShown, noTopic, onGo }: RowProps) {
  const scroll = (row: HTMLButtonElement | null) => isMarked && row?.scrollIntoView({ block: 'nearest' });
  return (
    <button
      type="button"
      ref={(row) => void scroll(row)}
      className={classes['hit']}
      data-marked={isMarked || undefined}
      aria-current={isShown ? 'step' : undefined}
      onClick={() => onGo(hit.slide)}
    >
      <span className={classes['number']}>{hit.slide}</span>
      <span className={classes['title']}>{hit.title || hit.topic || noTopic}</span>
      {hit.topic && hit.topic !== hit.title ? <span className={classes['topic']}>{hit.topic}</span> : null}
    </button>
  );
}
