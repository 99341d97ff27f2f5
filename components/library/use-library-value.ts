'use client';
import { useRouter } from 'next/navigation';
import { useMemo, useRef, useState } from 'react';
import { useMayCreate } from '#components/shell/identity.tsx';
import { signInPath } from '#components/shell/sign-in-button.tsx';
import type { TemplateName } from '#templates';
import { createCovers } from './covers.ts';
import type { LibraryValue } from './library-context.ts';
import type { LibraryData } from './types.ts';
import { useImport } from './use-import.tsx';

export type Dialogs = {
  /** Which dialog is open; for a new deck, with this template. */
  readonly open: 'none' | 'keys' | 'name' | TemplateName;
  readonly close: () => void;
  readonly onNamed: () => void;
};

/** The library's data with what can be done, and the state of its dialogs. */
export function useLibraryValue(data: LibraryData) {
  const [open, setOpen] = useState<Dialogs['open']>('none');
  const [covers] = useState(createCovers);
  const filesRef = useRef<HTMLInputElement>(null);
  const router = useRouter();
  const mayCreate = useMayCreate();
  const choose = useRef(false);
  const { importFiles, question } = useImport();
  const value: LibraryValue = useMemo(
    () => ({
      ...data,
      covers,
      importFiles,
      pickFiles: (asking = false) => {
        if (!mayCreate) return router.push(signInPath('/'));
        choose.current = asking;
        filesRef.current?.click();
      },
      newDeck: (template = 'blank') => (mayCreate ? setOpen(template) : router.push(signInPath('/'))),
      openKeys: () => setOpen('keys'),
      openName: () => setOpen('name'),
    }),
    [data, covers, importFiles, mayCreate, router],
  );
  const dialogs: Dialogs = { open, close: () => setOpen('none'), onNamed: () => router.refresh() };
  const onFiles = (files: readonly File[]) => importFiles(files, choose.current);
  return { value, dialogs, question, picker: { filesRef, onFiles } };
}
