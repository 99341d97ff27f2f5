'use client';
import { useRef } from 'react';
import { NameDialog } from '#components/name/name-dialog.tsx';
import { KeysDialog } from '#components/shell/keys-dialog.tsx';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';
import { NewDeckDialog } from './new-deck-dialog.tsx';
import type { Start } from './types.ts';
import type { Dialogs } from './use-library-value.ts';

const isStart = (open: Dialogs['open']): open is Start => open !== 'none' && open !== 'keys' && open !== 'name';

/** The dialogs of the library; at most one is open. */
export function LibraryDialogs({ dialogs: { open, close, onNamed } }: { readonly dialogs: Dialogs }) {
  const { me } = useLibrary();
  const { library } = useWords();
  // keeps the choice while the dialog fades out
  const start = useRef<Start>('blank');
  if (isStart(open)) start.current = open;
  const rows = [
    { keys: ['/'], does: library.keySearch },
    { keys: ['N'], does: library.keyNew },
    { keys: ['Ctrl / ⌘', 'K'], does: library.keyAnything },
    { keys: ['?'], does: library.keyKeys },
  ];
  return (
    <>
      <NewDeckDialog opened={isStart(open)} onClose={close} start={start.current} />
      <KeysDialog opened={open === 'keys'} onClose={close} rows={rows} />
      <NameDialog opened={open === 'name'} onClose={close} current={me.chosenName ? me.name : ''} onSaved={onNamed} />
    </>
  );
}
