'use client';
import { IconLock } from '@tabler/icons-react';
import { useEffect } from 'react';
import { toast } from '#components/shell/toast.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { SyncLane } from '#live/sync-types.ts';

/** Says in a corner when a change of somebody else's section was undone, and whom to ask. */
export function UndoneToasts({ lane }: { readonly lane: SyncLane }) {
  const { share } = useWords();
  const problem = useStore(lane.problem);
  useEffect(() => {
    if (problem?.kind !== 'undone') return;
    const { topic, owners } = problem;
    toast(
      <span key="undone">
        <IconLock size={16} stroke={1.75} aria-hidden="true" /> <strong>{share.undoneTitle}</strong>{' '}
        {owners.length > 0 ? share.undoneText(topic ?? share.noTopic, owners.join(', ')) : share.undoneFrozen}
      </span>,
    );
    lane.dismissProblem();
  }, [problem, lane, share]);
  return null;
}
