'use client';
import { Anchor, Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';
import { saveFile } from '#live/download.ts';
import { makeFile } from '#live/making.ts';
import type { Making } from '#wire';
import type { Words } from '#words';

export type Deck = { readonly id: string; readonly title: string };
type Wish = { readonly path: string; readonly body: unknown };

/** Has a file made while the person goes on, says how far it is, and keeps it when it is there. */
export function useMaking() {
  const { taking } = useWords();
  return async (deck: Deck, wish: Wish) => {
    const id = `making ${crypto.randomUUID?.() ?? Math.random()}`;
    const over = new AbortController();
    const show = (message: string) => showProgress(id, { title: deck.title, message, cancel: taking.cancel, onCancel: () => over.abort() });
    show(taking.preparing);
    try {
      const file = await makeFile({ ...wish, signal: over.signal, onStep: (now) => show(sayStep(now, taking)) });
      saveFile(file.body, file.name);
      toast(taking.ready(file.name));
    } catch (error) {
      if (!over.signal.aborted) complain(taking.failed(deck.title), <Failure error={error} deck={deck} />);
    } finally {
      notifications.hide(id);
    }
  };
}

function sayStep(now: Making, words: Words['taking']): string {
  if (now.state === 'waiting') return words.waiting(now.ahead);
  return now.state === 'printing' ? words.printing : words.drawing;
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

/** Why it was not made, and another way where there is one. */
function Failure({ error, deck }: { readonly error: unknown; readonly deck: Deck }) {
  const { taking } = useWords();
  const status = error instanceof ApiError ? error.status : 0;
  if (status === 429 && error instanceof ApiError) return error.message;
  if (status !== 503) return taking.tryAgain;
  return (
    <>
      {taking.noPdf}{' '}
      <Anchor size="sm" href={`/d/${deck.id}/print`} target="_blank" rel="noopener">
        {taking.print}
      </Anchor>
    </>
  );
}
