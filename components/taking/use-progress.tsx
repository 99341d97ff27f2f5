'use client';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { saveFile } from '#live/download.ts';
import type { MadeFile } from '#live/making.ts';

/** A file to come. `make`: says how far it is, and stops by the signal; `why`: of a failure, and what to do. */
export type Task = {
  readonly title: string;
  readonly make: (say: (message: string) => void, signal: AbortSignal) => Promise<MadeFile>;
  readonly why: (error: unknown) => ReactNode;
};

/** Has a file made while the person goes on, says how far it is, and keeps it when it is there. */
export function useProgress() {
  const { taking } = useWords();
  return async ({ title, make, why }: Task): Promise<void> => {
    const id = `making ${crypto.randomUUID?.() ?? Math.random()}`;
    const over = new AbortController();
    const say = (message: string) => showProgress(id, { title, message, cancel: taking.cancel, onCancel: () => over.abort() });
    say(taking.preparing);
    try {
      const file = await make(say, over.signal);
      saveFile(file.body, file.name);
      toast(taking.ready(file.name));
    } catch (error) {
      if (!over.signal.aborted) complain(taking.failed(title), why(error));
    } finally {
      notifications.hide(id);
    }
  };
}

type Progress = { readonly title: string; readonly message: string; readonly cancel: string; readonly onCancel: () => void };

function showProgress(id: string, { title, message, cancel, onCancel }: Progress) {
  const body = (
    <Group gap={12} wrap="nowrap" justify="space-between">
      <span>{message}</span>
      <Button variant="subtle" size="compact-sm" onClick={onCancel}>
        {cancel}
      </Button>
    </Group>
  );
  const state = { id, title, message: body, loading: true, autoClose: false, withCloseButton: false, withBorder: true } as const;
  notifications.show(state);
  notifications.update(state);
}
