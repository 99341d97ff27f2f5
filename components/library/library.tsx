'use client';
import '@mantine/dropzone/styles.layer.css';
import dynamic from 'next/dynamic';
import { useRef, useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { useLetterKeys } from '#components/shell/letter-keys.ts';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { useWords } from '#components/words.tsx';
import { DeckList } from './deck-list.tsx';
import { DropAnywhere } from './drop-anywhere.tsx';
import classes from './library.module.css';
import { LibraryBar } from './library-bar.tsx';
import { LibraryContext } from './library-context.ts';
import { LibraryDialogs } from './library-dialogs.tsx';
import { LibrarySpotlight } from './library-spotlight.tsx';
import { LiveCard } from './live-card.tsx';
import { TrashList } from './trash-list.tsx';
import type { LibraryData } from './types.ts';
import { useLibraryValue } from './use-library-value.ts';
import { useRefresh } from './use-refresh.ts';
import { ViewsNav } from './views-nav.tsx';

/** Comes with what reads decks, which the library needs for nothing else. */
const ImportDialog = dynamic(
  () => patiently(() => import('#components/importing/import-dialog.tsx')).then((module) => module.ImportDialog),
  { ssr: false },
);

/** All decks: search, open, make, import, and what is on stage now. */
export function Library({ data }: { readonly data: LibraryData }) {
  const { common } = useWords();
  const [query, setQuery] = useState('');
  const inputRef = useRef<HTMLInputElement>(null);
  const { value, dialogs, importing } = useLibraryValue(data);
  useRefresh();
  useLetterKeys({ '/': () => inputRef.current?.focus(), n: () => value.newDeck(), '?': value.openKeys });
  return (
    <LibraryContext value={value}>
      <SkipLink to="decks">{common.skipToContent}</SkipLink>
      <LibraryBar search={{ query, onQuery: setQuery, inputRef }} />
      <div className={classes['body']}>
        <ViewsNav />
        <main id="decks" tabIndex={-1} className={classes['main']}>
          {data.view === 'trash' ? (
            <TrashList />
          ) : (
            <>
              {data.live.map((deck) => (
                <LiveCard key={deck.id} deck={deck} />
              ))}
              <DeckList query={query} onClear={() => setQuery('')} />
            </>
          )}
        </main>
      </div>
      <DropAnywhere />
      <LibrarySpotlight />
      <LibraryDialogs dialogs={dialogs} />
      {importing.files ? <ImportDialog files={importing.files} onClose={importing.onClose} /> : null}
    </LibraryContext>
  );
}
