'use client';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import { useDeckActions } from './actions.ts';
import page from './library.module.css';
import { useLibrary } from './library-context.ts';
import { TextThumb } from './thumb.tsx';
import classes from './trash.module.css';
import type { TrashedDeck } from './types.ts';
import { ViewsSelect } from './views-nav.tsx';
import { When } from './when-text.tsx';

/** This person's deleted decks: bring one back, or delete it for good. */
export function TrashList() {
  const { trash } = useLibrary();
  const { library } = useWords();
  return (
    <>
      <div className={page['head']}>
        <h1 className={page['heading']}>{library.trash}</h1>
        <ViewsSelect />
      </div>
      <p className={classes['help']}>{trash.length > 0 ? library.trashHelp : library.trashEmpty}</p>
      {trash.length > 0 ? (
        <ul className={classes['trash']}>
          {trash.map((deck) => (
            <TrashRow key={deck.id} deck={deck} />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function TrashRow({ deck }: { readonly deck: TrashedDeck }) {
  const { library } = useWords();
  const actions = useDeckActions();
  return (
    <li className={classes['row']}>
      <div className={classes['picture']}>
        <TextThumb text={deck.cover} />
      </div>
      <div className={classes['about']}>
        <h2 className={classes['title']}>{deck.title}</h2>
        <p className={classes['meta']}>
          {library.deletedAt} · <When time={deck.deletedAt} />
        </p>
      </div>
      <div className={classes['actions']}>
        <Button variant="default" leftSection={<IconArrowBackUp size={18} stroke={1.75} />} onClick={() => actions.restore(deck)}>
          {library.restore}
        </Button>
        <Button variant="subtle" color="red" onClick={() => actions.deleteNow(deck)}>
          {library.forever}
        </Button>
      </div>
    </li>
  );
}
