'use client';
import { Button } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';

/** Opens the dialog that imports files, an address or a text. */
export function ImportButton() {
  const { common } = useWords();
  const { pickFiles } = useLibrary();
  return (
    <Button variant="default" leftSection={<IconFileImport size={18} stroke={1.75} />} onClick={pickFiles}>
      {common.import}
    </Button>
  );
}
