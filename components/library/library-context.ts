'use client';
import { createContext, useContext } from 'react';
import type { Covers } from './covers.ts';
import type { LibraryData, Start } from './types.ts';

export type LibraryActions = {
  /** Opens the dialog that imports, with these files. */
  readonly importFiles: (files: readonly File[]) => void;
  /** Opens it to choose what to import. */
  readonly pickFiles: () => void;
  /** Opens the dialog for a new deck, with this to start from chosen. */
  readonly newDeck: (start?: Start) => void;
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
