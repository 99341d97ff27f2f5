'use client';
import { ActionIcon, Button, Kbd, TextInput } from '@mantine/core';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { type RefObject, useState } from 'react';
import { Bar } from '#components/shell/bar.tsx';
import { HomeLink } from '#components/shell/home-link.tsx';
import { useMayCreate } from '#components/shell/identity.tsx';
import { SignInButton } from '#components/shell/sign-in-button.tsx';
import { useWords } from '#components/words.tsx';
import { AccountMenu } from './account-menu.tsx';
import classes from './bar.module.css';
import { ImportButton } from './import-button.tsx';
import { useLibrary } from './library-context.ts';

type Search = { readonly query: string; readonly onQuery: (query: string) => void; readonly inputRef: RefObject<HTMLInputElement | null> };

/** Mark, search, Import, New deck, account. On a phone the search opens over the bar and the two actions stand below the page. */
export function LibraryBar({ search }: { readonly search: Search }) {
  const { common, library } = useWords();
  const { newDeck } = useLibrary();
  const mayCreate = useMayCreate();
  const [open, setOpen] = useState(false);
  const close = () => {
    search.onQuery('');
    setOpen(false);
  };
  return (
    <Bar>
      <HomeLink label="Lectern" />
      <search className={classes['search']} data-open={open || undefined}>
        <SearchField {...search} />
        <ActionIcon className={classes['phoneOnly'] ?? ''} size={44} onClick={close} aria-label={library.closeSearch}>
          <IconX size={22} stroke={1.75} />
        </ActionIcon>
      </search>
      <ActionIcon
        className={classes['searchButton'] ?? ''}
        size={44}
        onClick={() => openSearch(setOpen, search)}
        aria-label={library.search}
      >
        <IconSearch size={22} stroke={1.75} />
      </ActionIcon>
      {mayCreate ? (
        <div className={classes['actions']}>
          <ImportButton />
          <Button leftSection={<IconPlus size={18} stroke={1.75} />} onClick={() => newDeck()}>
            {common.newDeck}
          </Button>
        </div>
      ) : (
        <div className={classes['space']} />
      )}
      <SignInButton />
      <AccountMenu />
    </Bar>
  );
}

function openSearch(setOpen: (open: boolean) => void, { inputRef }: Search) {
  setOpen(true);
  // the field is shown by the next paint only
  requestAnimationFrame(() => inputRef.current?.focus());
}

function SearchField({ query, onQuery, inputRef }: Search) {
  const { library } = useWords();
  const onEscape = (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Escape') return;
    onQuery('');
    event.currentTarget.blur();
  };
  return (
    <TextInput
      ref={inputRef}
      type="search"
      className={classes['searchField'] ?? ''}
      aria-label={library.search}
      placeholder={library.search}
      value={query}
      onChange={(event) => onQuery(event.currentTarget.value)}
      onKeyDown={onEscape}
      leftSection={<IconSearch size={18} stroke={1.75} />}
      rightSection={query ? <ClearButton onClear={() => onQuery('')} /> : <Kbd className={classes['slash'] ?? ''}>/</Kbd>}
    />
  );
}

function ClearButton({ onClear }: { readonly onClear: () => void }) {
  const { library } = useWords();
  return (
    <ActionIcon size={24} onClick={onClear} aria-label={library.clearSearch}>
      <IconX size={16} stroke={1.75} />
    </ActionIcon>
  );
}
