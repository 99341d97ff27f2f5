'use client';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { ApiError, createDeck } from '#live/api.ts';
import { namesItself, type Refusal, readMarkdown } from '#live/import-file.ts';
import { MAX_DECK_BYTES } from '#wire';
import type { Words } from '#words';
import { type Imported, ImportResult } from './import-result.tsx';

function sayRefusal(refusal: Refusal, words: Words['importing']): string {
  switch (refusal.why) {
    case 'too-large':
      return words.tooLarge(refusal.bytes);
    case 'utf-16':
      return words.utf16;
    case 'not-utf-8':
      return words.notUtf8(refusal.line);
    case 'not-text':
      return words.notText;
  }
}

/** Makes a deck of one file, or says why not. */
async function importOne(file: File, words: Words['importing']): Promise<Imported> {
  // a huge file is refused unread
  if (file.size > MAX_DECK_BYTES) return { file: file.name, reason: words.tooLarge(file.size) };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { file: file.name, reason: words.unreadable };
  const read = readMarkdown(file.name, new Uint8Array(bytes));
  if ('refused' in read) return { file: file.name, reason: sayRefusal(read.refused, words) };
  try {
    return { file: file.name, deck: await createDeck(read.text, namesItself(read.text) ? undefined : read.title) };
  } catch (error) {
    const isAnswer = error instanceof ApiError && error.status > 0;
    return { file: file.name, reason: isAnswer ? words.server(error.message) : words.offline };
  }
}

/** Imports files one after the other, tells how far it is, and what became of each. A single deck is opened. */
export function useImport(): (files: readonly File[]) => void {
  const { importing } = useWords();
  const router = useRouter();

  const run = async (files: readonly File[]) => {
    const id = 'import';
    const results: Imported[] = [];
    for (const [index, file] of files.entries()) {
      const message = importing.progress(index + 1, files.length);
      const state = { id, message, loading: true, autoClose: false, withCloseButton: false, withBorder: true } as const;
      if (index === 0) notifications.show(state);
      else notifications.update(state);
      results.push(await importOne(file, importing));
    }
    notifications.hide(id);
    const [first] = results;
    if (results.length === 1 && first && 'deck' in first) router.push(`/d/${first.deck.id}`);
    else showResults(results, importing);
    router.refresh();
  };
  return (files) => {
    if (files.length > 0) void run(files);
  };
}

function showResults(results: readonly Imported[], words: Words['importing']) {
  const failed = results.filter((result) => 'reason' in result).length;
  const made = results.length - failed;
  const title = [made ? words.imported(made) : null, failed ? words.refused(failed) : null].filter(Boolean).join(' · ');
  notifications.show({
    title,
    message: <ImportResult results={results} />,
    autoClose: false,
    withBorder: true,
    ...(failed ? { color: 'red' } : {}),
  });
}
