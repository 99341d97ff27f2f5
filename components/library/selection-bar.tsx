'use client';
import { Button, Checkbox } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useProgress } from '#components/taking/use-progress.tsx';
import { useLanguage, useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';
import { zipDecks } from '#live/zip-decks.ts';
import { MAX_ZIP_DECKS } from '#wire';
import { selectingWords } from '#words';
import { useLibrary } from './library-context.ts';
import classes from './selection.module.css';
import { useSelection } from './selection.ts';
import type { DeckItem } from './types.ts';

/** How many decks are chosen, and what can be done with them. `listed`: those that the list shows. */
export function SelectionBar({ listed }: { readonly listed: readonly DeckItem[] }) {
  const { common } = useWords();
  const selecting = selectingWords[useLanguage()];
  const { decks } = useLibrary();
  const { chosen, choose, stop } = useSelection();
  const size = useIsPhone() ? 'md' : 'sm';
  const first = useRef<HTMLInputElement>(null);
  const download = useDownload();
  useEffect(() => first.current?.focus(), []);
  // one that is gone meanwhile is not counted
  const ids = decks.flatMap(({ id }) => (chosen?.has(id) ? [id] : []));
  const all = listed.length > 0 && listed.every(({ id }) => chosen?.has(id));
  const isTooMany = ids.length > MAX_ZIP_DECKS;
  const onDownload = () => {
    stop();
    void download(ids);
  };
  return (
    <section className={classes['bar']} aria-label={selecting.bar}>
      <Checkbox
        ref={first}
        size={size}
        className={classes['all'] ?? ''}
        label={selecting.all}
        checked={all}
        indeterminate={!all && ids.length > 0}
        onChange={() => choose(all ? [] : listed.map(({ id }) => id))}
      />
      <span className={classes['count']} role="status">
        {isTooMany ? selecting.tooMany(ids.length, MAX_ZIP_DECKS) : selecting.count(ids.length)}
      </span>
      <Button size={size} variant="default" onClick={stop}>
        {common.cancel}
      </Button>
      <Button size={size} disabled={ids.length === 0 || isTooMany} onClick={onDownload}>
        {selecting.download}
      </Button>
    </section>
  );
}

/** Has the server pack these decks while the person goes on. */
function useDownload() {
  const { library, taking } = useWords();
  const progress = useProgress();
  return (ids: readonly string[]) =>
    progress({
      title: library.hits(ids.length),
      make: (say, signal) => zipDecks({ ids, signal, onBytes: (bytes) => say(taking.packing(bytes)) }),
      why: (error) => (error instanceof ApiError && error.status === 429 ? error.message : taking.tryAgain),
    });
}
