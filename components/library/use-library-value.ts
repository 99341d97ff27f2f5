'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useState } from 'react';
import { useMayCreate } from '#components/shell/identity.tsx';
import { signInPath } from '#components/shell/sign-in-button.tsx';
import { createCovers } from './covers.ts';
import type { LibraryValue } from './library-context.ts';
import type { LibraryData, Start } from './types.ts';

export type Dialogs = {
  /** Which dialog is open; for a new deck, with this to start from. */
  readonly open: 'none' | 'keys' | 'name' | Start;
  readonly close: () => void;
  readonly onNamed: () => void;
};

/** The library's data with what can be done, and the state of its dialogs. */
export function useLibraryValue(data: LibraryData) {
  const [open, setOpen] = useState<Dialogs['open']>('none');
  const [covers] = useState(createCovers);
  const [imported, setImported] = useState<readonly File[] | null>(null);
  const router = useRouter();
  const mayCreate = useMayCreate();
  const value: LibraryValue = useMemo(
    () => ({
      ...data,
      covers,
      importFiles: (files) => (mayCreate ? setImported(files) : router.push(signInPath('/'))),
      pickFiles: () => (mayCreate ? setImported([]) : router.push(signInPath('/'))),
      newDeck: (start = 'blank') => (mayCreate ? setOpen(start) : router.push(signInPath('/'))),
      openKeys: () => setOpen('keys'),
      openName: () => setOpen('name'),
    }),
    [data, covers, mayCreate, router],
  );
  const dialogs: Dialogs = { open, close: () => setOpen('none'), onNamed: () => router.refresh() };
  const importing = { files: imported, onClose: () => setImported(null) };
  return { value, dialogs, importing };
}
