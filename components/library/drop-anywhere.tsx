'use client';
import { Dropzone } from '@mantine/dropzone';
import { IconFileImport } from '@tabler/icons-react';
import { useWords } from '#components/words.tsx';
import classes from './library.module.css';
import { useLibrary } from './library-context.ts';

/** Takes files dropped anywhere on the page. Every kind is taken: the import says what it cannot read and why. */
export function DropAnywhere() {
  const { importFiles } = useLibrary();
  const { library } = useWords();
  return (
    <Dropzone.FullScreen onDrop={(files) => importFiles(files)} zIndex={400} className={classes['dropAll'] ?? ''}>
      <IconFileImport size={32} stroke={1.75} aria-hidden="true" />
      <p>{library.dropNow}</p>
    </Dropzone.FullScreen>
  );
}
