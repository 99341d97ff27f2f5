'use client';
import { NativeSelect } from '@mantine/core';
import { IconPresentation, IconTrash, IconUser } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';
import type { View } from './types.ts';
import classes from './views.module.css';

const hrefs: Record<View, string> = { all: '/', mine: '/?view=mine', trash: '/?view=trash' };
const icons = { all: IconPresentation, mine: IconUser, trash: IconTrash };
const views = ['all', 'mine', 'trash'] as const;

/** How many decks each view has. */
function useCounts(): Record<View, number> {
  const { decks, trash } = useLibrary();
  return { all: decks.length, mine: decks.filter((deck) => deck.mine).length, trash: trash.length };
}

/** The views of the library beside the list. */
export function ViewsNav() {
  const { view: current } = useLibrary();
  const { library } = useWords();
  const counts = useCounts();
  return (
    <nav className={classes['nav']} aria-label={library.views}>
      {views.map((view) => {
        const Icon = icons[view];
        return (
          <Link key={view} href={hrefs[view]} className={classes['view']} aria-current={view === current ? 'page' : undefined}>
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            <span className={classes['viewName']}>{library[view]}</span>
            {counts[view] > 0 ? <span className={classes['count']}>{counts[view]}</span> : null}
          </Link>
        );
      })}
    </nav>
  );
}

/** The same where there is no room beside the list. */
export function ViewsSelect() {
  const { view } = useLibrary();
  const { library } = useWords();
  const router = useRouter();
  return (
    <NativeSelect
      className={classes['viewsSelect'] ?? ''}
      aria-label={library.show}
      value={view}
      onChange={(event) => router.push(hrefs[event.currentTarget.value as View])}
      data={views.map((value) => ({ value, label: library[value] }))}
    />
  );
}
