'use client';
import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import classes from './live.module.css';
import { TextThumb } from './thumb.tsx';
import type { LiveDeck } from './types.ts';

/** A deck that is on stage now, wide, above the list. */
export function LiveCard({ deck }: { readonly deck: LiveDeck }) {
  const { library, common } = useWords();
  const said = [
    common.presents(deck.leaderName),
    library.onSlide(deck.place.topic, deck.place.slide, deck.place.slides),
    deck.followers > 0 ? library.followers(deck.followers) : null,
  ];
  return (
    <section className={classes['live']} aria-label={`${library.onStage}: ${deck.title}`}>
      <div className={classes['picture']}>
        <TextThumb text={deck.cover} />
      </div>
      <div className={classes['text']}>
        <p className={classes['onStage']}>{library.onStage}</p>
        <h2 className={classes['title']}>{deck.title}</h2>
        <p className={classes['who']}>{said.filter(Boolean).join(' · ')}</p>
      </div>
      <div className={classes['actions']}>
        {deck.mayEdit ? (
          <Button component="a" variant="default" href={`/d/${deck.id}?edit`}>
            {library.openEditor}
          </Button>
        ) : null}
        <Button component="a" href={`/d/${deck.id}`} leftSection={<IconEye size={18} stroke={1.75} />}>
          {library.follow}
        </Button>
      </div>
    </section>
  );
}
