'use client';
import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useLanguage } from '#components/words.tsx';
import { selectingWords } from '#words';
import classes from './library.module.css';
import { useSelection } from './selection.ts';

/** Begins to choose decks, and ends it again; afterwards the focus is back here. */
export function SelectButton() {
  const selecting = selectingWords[useLanguage()];
  const { chosen, choose, stop } = useSelection();
  const isOn = chosen !== null;
  const button = useRef<HTMLButtonElement>(null);
  const wasOn = useRef(false);
  useEffect(() => {
    if (wasOn.current && !isOn) button.current?.focus();
    wasOn.current = isOn;
  }, [isOn]);
  return (
    <Button
      ref={button}
      className={classes['select'] ?? ''}
      variant={isOn ? 'light' : 'default'}
      aria-label={selecting.several}
      aria-pressed={isOn}
      onClick={() => (isOn ? stop() : choose([]))}
    >
      <IconListCheck size={18} stroke={1.75} />
      <span className={classes['selectWord']}>{selecting.several}</span>
    </Button>
  );
}
