'use client';
import { useEffect, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { setLinkLevel } from '#live/api.ts';
import type { SharedDeck } from './types.ts';

type Level = SharedDeck['linkLevel'];

/** A deck's sharing as shown, and a way to change it: at once, taken back when the server refuses. */
export function useLinkLevel(deck: SharedDeck, onLinkLevel: ((level: Level) => void) | undefined) {
  const { share, common } = useWords();
  const [level, setLevel] = useState(deck.linkLevel);
  useEffect(() => setLevel(deck.linkLevel), [deck.linkLevel]);

  const apply = async (next: Level): Promise<boolean> => {
    setLevel(next);
    try {
      await setLinkLevel(deck.id, next);
      onLinkLevel?.(next);
      return true;
    } catch {
      setLevel(next === 'view' ? 'edit' : 'view');
      complain(common.failed);
      return false;
    }
  };
  const change = async (next: Level) => {
    if (!(await apply(next))) return;
    const undo = { label: common.undo, act: () => void apply(next === 'view' ? 'edit' : 'view') };
    toast(next === 'view' ? share.nowReaders : share.nowEverybody, undo);
  };
  return { level, change: (next: Level) => void change(next) };
}
