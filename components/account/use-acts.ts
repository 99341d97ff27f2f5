'use client';
import { modals } from '@mantine/modals';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';

type Question = { readonly title: string; readonly help: ReactNode; readonly confirm: string };

/** Does something on the server and shows the page as it is then; `ask` asks before. */
export function useActs() {
  const { common } = useWords();
  const router = useRouter();
  const attempt = async (act: () => Promise<void>, done: string) => {
    try {
      await act();
      toast(done);
    } catch (error) {
      complain(common.failed, error instanceof ApiError ? error.message : undefined);
    }
    router.refresh();
  };
  const ask = ({ title, help, confirm }: Question, act: () => Promise<void>, done: string) =>
    modals.openConfirmModal({
      title,
      children: help,
      labels: { confirm, cancel: common.cancel },
      confirmProps: { color: 'red' },
      closeButtonProps: { 'aria-label': common.close },
      onConfirm: () => void attempt(act, done),
    });
  return { attempt: (act: () => Promise<void>, done: string) => void attempt(act, done), ask };
}
