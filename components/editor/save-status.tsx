'use client';
import { IconAlertTriangle, IconCheck, IconCloudOff, IconCloudUp, IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { SavedState, SyncLane } from '#live/sync-types.ts';
import { classes } from './styles.ts';

type Look = { readonly kind: string; readonly icon: ReactNode; readonly text: string };

/** Whether what this person wrote is safe. Read aloud when it changes. */
export function SaveStatus({ lane }: { readonly lane: SyncLane }) {
  const saved = useStore(lane.saved);
  const words = useWords().editor;
  const { kind, icon, text } = lookOf(saved, words);
  return (
    <span role="status" className={classes['status']} data-kind={kind}>
      {icon}
      {text}
    </span>
  );
}

function lookOf(saved: SavedState, words: ReturnType<typeof useWords>['editor']): Look {
  const { kind } = saved;
  switch (kind) {
    case 'connecting':
      return { kind, icon: null, text: words.connecting };
    case 'saved':
      return { kind, icon: <IconCheck size={18} stroke={1.75} className={classes['ok']} />, text: words.saved };
    case 'saving':
      return { kind, icon: <IconCloudUp size={18} stroke={1.75} />, text: words.saving };
    case 'offline':
      return { kind, icon: <IconCloudOff size={18} stroke={1.75} />, text: words.offline };
    case 'not-saved':
      return { kind, icon: <IconAlertTriangle size={18} stroke={1.75} />, text: words.notSaved };
    case 'closed':
      return saved.pending > 0
        ? { kind: 'not-saved', icon: <IconAlertTriangle size={18} stroke={1.75} />, text: words.notSaved }
        : { kind, icon: <IconLock size={18} stroke={1.75} />, text: words.closed };
  }
}
