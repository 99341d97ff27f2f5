'use client';
import { NativeSelect } from '@mantine/core';
import { IconClock, IconPin, IconPresentation, IconTrash, IconUser, IconUsers, IconUsersGroup, IconWorld } from '@tabler/icons-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';
import { isIn } from './pick.ts';
import { type View, views } from './types.ts';
import classes from './views.module.css';

const hrefOf = (view: View): string => (view === 'all' ? '/' : `/?view=${view}`);
const icons = {
  ...{ all: IconPresentation, recent: IconClock, mine: IconUser, shared: IconUsers, groups: IconUsersGroup },
  ...{ pinned: IconPin, public: IconWorld, trash: IconTrash },
};
/** Shown only where there is something in them: without accounts they stay empty. */
const whenFilled: readonly View[] = ['shared', 'groups', 'pinned'];

/** The views with how many decks each has. */
function useViews(): readonly { readonly view: View; readonly count: number }[] {
  const { decks, trash, view: current } = useLibrary();
  const counted = views.map((view) => ({ view, count: view === 'trash' ? trash.length : decks.filter((deck) => isIn(deck, view)).length }));
  const isOwn = decks.some((deck) => !deck.isPublic);
  return counted.filter(({ view, count }) => {
    if (view === 'public') return isOwn || current === view;
    return count > 0 || view === current || !whenFilled.includes(view);
  });
}

/** The views of the library beside the list. */
export function ViewsNav() {
  const { view: current } = useLibrary();
  const { library } = useWords();
  return (
    <nav className={classes['nav']} aria-label={library.views}>
      {useViews().map(({ view, count }) => {
        const Icon = icons[view];
        return (
          <Link key={view} href={hrefOf(view)} className={classes['view']} aria-current={view === current ? 'page' : undefined}>
            <Icon size={18} stroke={1.75} aria-hidden="true" />
            <span className={classes['viewName']}>{library[view]}</span>
            {count > 0 ? <span className={classes['count']}>{count}</span> : null}
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
      onChange={(event) => router.push(hrefOf(event.currentTarget.value as View))}
      data={useViews().map(({ view: value }) => ({ value, label: library[value] }))}
    />
  );
}
