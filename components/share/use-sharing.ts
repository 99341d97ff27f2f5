'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';
import { readSharing, type Sharing } from '#live/sharing.ts';

/** A change of the sharing: what it does, what is said then, how it is undone, and what is shown until the server has answered. */
export type Change = {
  readonly act: () => Promise<unknown>;
  readonly said: string;
  readonly undo?: () => Promise<unknown>;
  readonly shows?: Partial<Sharing>;
};
export type SharingNow = { readonly deckId: string; readonly sharing: Sharing; readonly change: (change: Change) => Promise<boolean> };

/** The sharing of a deck while the dialog is open, kept as the server has it. Null until it is there. */
export function useSharing(deckId: string, wanted: boolean): SharingNow | null {
  const { common, share } = useWords();
  const [sharing, setSharing] = useState<Sharing | null>(null);
  // what was read before a later change says nothing of that one
  const changes = useRef(0);
  const read = useCallback(async () => {
    const before = changes.current;
    const now = await readSharing(deckId);
    if (changes.current === before) setSharing(now);
  }, [deckId]);
  useEffect(() => {
    if (wanted) read().catch(() => complain(common.failed));
  }, [wanted, read, common]);
  const attempt = async (act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      await read();
      return true;
    } catch (error) {
      complain(error instanceof ApiError && error.status === 409 ? share.lastOwner : common.failed);
      // what is shown may be what was wished
      read().catch(() => undefined);
      return false;
    }
  };
  const change = async ({ act, said, undo, shows }: Change): Promise<boolean> => {
    changes.current += 1;
    setSharing((before) => before && { ...before, ...shows });
    const isDone = await attempt(act);
    if (isDone) toast(said, undo && { label: common.undo, act: () => void attempt(undo) });
    return isDone;
  };
  return sharing && { deckId, sharing, change };
}
