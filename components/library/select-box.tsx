'use client';
import { Checkbox } from '@mantine/core';
import { useLanguage } from '#components/words.tsx';
import { selectingWords } from '#words';
import classes from './selection.module.css';
import { useSelection } from './selection.ts';
import type { DeckItem } from './types.ts';

/** Chooses a deck while decks are chosen: the whole card is its label then. */
export function SelectBox({ deck: { id, title } }: { readonly deck: DeckItem }) {
  const selecting = selectingWords[useLanguage()];
  const { chosen, toggle } = useSelection();
  if (chosen === null) return null;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is Mantine's, and has its own name
    <label className={classes['cover']} data-chosen={chosen.has(id) || undefined}>
      <Checkbox size="md" aria-label={selecting.one(title)} checked={chosen.has(id)} onChange={() => toggle(id)} />
    </label>
  );
}
