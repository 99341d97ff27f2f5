'use client';
import { notifications } from '@mantine/notifications';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import type { Separators } from '#deck';
import type { Words } from '#words';
import { type Imported, importOne } from './import-one.ts';
import { ImportResult } from './import-result.tsx';

/** How the slides of a text are separated, for a person to decide. */
export type Question = {
  readonly file: string;
  readonly text: string;
  /** What the text looks like. */
  readonly proposal: Separators;
  /** How many files come after this one. */
  readonly others: number;
  /** Null: the file is not wanted after all. */
  answer(answer: Answer | null): void;
};
export type Answer = { readonly separators: Separators; readonly forOthers: boolean };

/** `choose`: ask for every file how its slides are separated, not only where it is not plain. */
export type ImportFiles = (files: readonly File[], choose?: boolean) => void;

const PROGRESS = 'import';

/** Imports files one after the other, tells how far it is, and what became of each. A single deck is opened. */
export function useImport(): { readonly importFiles: ImportFiles; readonly question: Question | null } {
  const { importing } = useWords();
  const router = useRouter();
  const [question, setQuestion] = useState<Question | null>(null);
  const ask = (about: Omit<Question, 'answer'>) =>
    new Promise<Answer | null>((resolve) => {
      notifications.hide(PROGRESS);
      const answer = (given: Answer | null) => {
        setQuestion(null);
        resolve(given);
      };
      setQuestion({ ...about, answer });
    });

  const run = async (files: readonly File[], choose: boolean) => {
    const results: Imported[] = [];
    const decide = deciding(ask, choose);
    for (const [index, file] of files.entries()) {
      showProgress(importing.progress(index + 1, files.length));
      const others = files.length - index - 1;
      const result = await importOne(file, { words: importing, decide: (name, text) => decide({ file: name, text, others }) });
      if (result) results.push(result);
    }
    notifications.hide(PROGRESS);
    finish(results, files.length);
  };
  const finish = (results: readonly Imported[], asked: number) => {
    const [first] = results;
    if (asked === 1 && first && 'deck' in first) {
      router.push(`/d/${first.deck.id}`);
      if (first.said.length > 0) toast(first.said.join(' '));
    } else if (first) showResults(results, importing);
    router.refresh();
  };
  const importFiles: ImportFiles = (files, choose = false) => {
    if (files.length > 0) void run(files, choose);
  };
  return { importFiles, question };
}

/** Asks where it is not plain, or always; an answer may be for all others, too. */
function deciding(ask: (about: Omit<Question, 'answer'>) => Promise<Answer | null>, choose: boolean) {
  let forOthers: Separators | null = null;
  return async (about: Omit<Question, 'answer' | 'proposal'>): Promise<Separators | null> => {
    const { proposeSeparators } = await import('#deck');
    const proposal = proposeSeparators(about.text);
    if (!choose && proposal.style === 'hedgedoc') return proposal;
    if (forOthers) return forOthers;
    const answer = await ask({ ...about, proposal });
    if (answer?.forOthers) forOthers = answer.separators;
    return answer?.separators ?? null;
  };
}

function showProgress(message: string) {
  const state = { id: PROGRESS, message, loading: true, autoClose: false, withCloseButton: false, withBorder: true } as const;
  notifications.show(state);
  notifications.update(state);
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
