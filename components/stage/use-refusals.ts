'use client';
import { useEffect, useRef } from 'react';
import { complain } from '#components/shell/toast.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import type { SyncLane } from '#live/sync-types.ts';

/** Says kindly why a move of the stage was not made, and who leads now; `onRefused` hears of it too. */
export function useRefusals(lane: SyncLane, onRefused?: () => void): void {
  const { stage: words } = useWords();
  const problem = useStore(lane.problem);
  const latest = useRef({ words, onRefused });
  useEffect(() => {
    latest.current = { words, onRefused };
  });
  useEffect(() => {
    if (problem?.kind !== 'refused') return;
    latest.current.onRefused?.();
    complain(refusal(problem.why, lane, latest.current.words));
    lane.dismissProblem();
  }, [problem, lane]);
}

function refusal(why: 'stale' | 'forbidden', lane: SyncLane, words: ReturnType<typeof useWords>['stage']): string {
  const { live } = lane.stage.get();
  const isOther = live !== null && live.leaderId !== lane.access.get()?.you.id;
  if (isOther) return words.tookFirst(live.leaderName);
  return why === 'stale' ? words.nobodyLeads : words.mayNotPresent;
}
