'use client';
import { memo } from 'react';
import { useWords } from '#components/words.tsx';
import classes from './cards.module.css';
import { MenuButton } from './deck-menu.tsx';
import { SelectBox } from './select-box.tsx';
import { DeckThumb } from './thumb.tsx';
import type { DeckItem } from './types.ts';
import { When } from './when-text.tsx';

/** A deck in the list. The link is stretched over the whole card; the menu lies above it. */
export const DeckCard = memo(function DeckCard({ deck }: { readonly deck: DeckItem }) {
  const { library } = useWords();
  return (
    <li className={classes['card']}>
      <div className={classes['picture']}>
        <DeckThumb id={deck.id} version={deck.updatedAt} />
      </div>
      <div className={classes['about']}>
        <div className={classes['words']}>
          <h2 className={classes['title']}>
            <a href={`/d/${deck.id}`} className={classes['stretched']}>
              {deck.title}
            </a>
          </h2>
          <p className={classes['meta']}>
            {deck.template ? <span className={classes['mark']}>{library.template}</span> : null}
            <When time={deck.updatedAt} />
            {deck.by ? <span> · {deck.by}</span> : null}
          </p>
        </div>
        <MenuButton deck={deck} />
      </div>
      <SelectBox deck={deck} />
    </li>
  );
}, isSame);

/** Every refresh brings new objects for the same decks. */
function isSame({ deck: one }: { readonly deck: DeckItem }, { deck: other }: { readonly deck: DeckItem }): boolean {
  return (Object.keys(one) as (keyof DeckItem)[]).every((key) => one[key] === other[key]);
}
