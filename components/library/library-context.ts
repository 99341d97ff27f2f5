'use client';
import { createContext, useContext } from 'react';
import type { Covers } from './covers.ts';
import type { LibraryData } from './types.ts';
import type { ImportFiles } from './use-import.tsx';

export type LibraryActions = {
  readonly importFiles: ImportFiles;
  /** `choose`: ask how their slides are separated. */
  readonly pickFiles: (choose?: boolean) => void;
  /** Opens the dialog for a new deck, with this template chosen. */
  readonly newDeck: (template?: 'blank' | 'call' | 'talk') => void;
  readonly openKeys: () => void;
  readonly openName: () => void;
};

export type LibraryValue = LibraryData & LibraryActions & { readonly covers: Covers };

export const LibraryContext = createContext<LibraryValue | null>(null);

/** The library's data and what can be done in it. */
export function useLibrary(): LibraryValue {
  const value = useContext(LibraryContext);
  if (!value) throw new Error('This belongs inside the library.');
  return value;
}
