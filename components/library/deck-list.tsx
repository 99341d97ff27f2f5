'use client';
import { NativeSelect, SegmentedControl, VisuallyHidden } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutGrid, IconList } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useWords } from '#components/words.tsx';
import cards from './cards.module.css';
import { DeckCard } from './deck-card.tsx';
import { EmptyLibrary } from './empty-library.tsx';
import classes from './library.module.css';
import { useLibrary } from './library-context.ts';
import { NoHit } from './no-hit.tsx';
import { pickDecks, type Sort } from './pick.ts';
import { SelectButton } from './select-button.tsx';
import { SelectionContext, useSelectionValue } from './selection.ts';
import { SelectionBar } from './selection-bar.tsx';
import { useMore } from './use-more.ts';
import { ViewsSelect } from './views-nav.tsx';

type Layout = 'grid' | 'list';
type Props = { readonly query: string; readonly onClear: () => void };

/** The decks of the view that the query finds, a page at a time as one scrolls. */
export function DeckList({ query, onClear }: Props) {
  const { decks, view } = useLibrary();
  const { library } = useWords();
  const [sort, setSort] = useLocalStorage<Sort>({ key: 'lectern-sort', defaultValue: 'change' });
  const [layout, setLayout] = useLocalStorage<Layout>({ key: 'lectern-layout', defaultValue: 'grid' });
  const wanted = useDeferredValue(query);
  const picked = useMemo(() => pickDecks(decks, { view, query: wanted, sort }).filter((deck) => !deck.live), [decks, view, wanted, sort]);
  const { count, sentinelRef } = useMore(picked.length, `${view} ${wanted} ${sort}`);
  const isEmpty = picked.length === 0;
  const selection = useSelectionValue();
  const isSelecting = selection.chosen !== null;
  return (
    <SelectionContext value={selection}>
      <div className={classes['head']}>
        <h1 className={classes['heading']}>{library[view]}</h1>
        <ViewsSelect />
        <span className={classes['spread']} />
        {isEmpty ? null : (
          <>
            <SelectButton />
            <SortSelect sort={sort} onSort={setSort} />
            <LayoutSwitch layout={layout} onLayout={setLayout} />
          </>
        )}
      </div>
      {isSelecting ? <SelectionBar listed={picked} /> : null}
      <VisuallyHidden role="status">{wanted ? library.hits(picked.length) : ''}</VisuallyHidden>
      {isEmpty && wanted ? <NoHit query={wanted} onClear={onClear} /> : null}
      {isEmpty && !wanted ? <EmptyLibrary /> : null}
      <ul className={cards['cards']} data-layout={layout} data-selecting={isSelecting || undefined}>
        {picked.slice(0, count).map((deck) => (
          <DeckCard key={deck.id} deck={deck} />
        ))}
      </ul>
      <div ref={sentinelRef} />
    </SelectionContext>
  );
}

function SortSelect({ sort, onSort }: { readonly sort: Sort; readonly onSort: (sort: Sort) => void }) {
  const { library } = useWords();
  return (
    <NativeSelect
      className={classes['sort'] ?? ''}
      aria-label={library.sort}
      value={sort}
      onChange={(event) => onSort(event.currentTarget.value as Sort)}
      data={[
        { value: 'change', label: library.byChange },
        { value: 'title', label: library.byTitle },
      ]}
    />
  );
}

function LayoutSwitch({ layout, onLayout }: { readonly layout: Layout; readonly onLayout: (layout: Layout) => void }) {
  const { library } = useWords();
  const option = (value: Layout, Icon: typeof IconList) => ({
    value,
    label: (
      <span className={classes['layoutLabel']}>
        <Icon size={16} stroke={1.75} aria-hidden="true" />
        <VisuallyHidden>{library[value]}</VisuallyHidden>
      </span>
    ),
  });
  return (
    <SegmentedControl
      className={classes['layout'] ?? ''}
      classNames={{ indicator: classes['layoutMark'] ?? '' }}
      aria-label={library.layout}
      value={layout}
      onChange={(value) => onLayout(value as Layout)}
      data={[option('grid', IconLayoutGrid), option('list', IconList)]}
    />
  );
}
