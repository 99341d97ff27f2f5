'use client';
import { useEffect, useRef } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useRefusals } from '#components/stage/use-refusals.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { type DeckMode, modeOnStage } from '#live/deck-mode.ts';
import type { SyncLane } from '#live/sync-types.ts';

type Options = { readonly lane: SyncLane; readonly mode: DeckMode; readonly onMode: (mode: DeckMode) => void };

/** Takes the baton, and changes the page when it goes to somebody else. `ready`: the server has said who presents. */
export function useBaton({ lane, mode, onMode }: Options) {
  const { stage: words } = useWords();
  const stage = useStore(lane.stage);
  const you = useStore(lane.access)?.you.id;
  const problem = useStore(lane.problem);
  const ready = useStore(lane.synced) && you !== undefined;
  const isTaking = useRef(false);
  const led = useRef(false);
  const before = useRef<string | null>(null);
  const tell = useRef({ onMode, words });
  useEffect(() => {
    tell.current = { onMode, words };
  });

  useEffect(() => {
    if (!ready) return;
    const now = modeOnStage(stage, you);
    if (now === 'stage') arriveOnStage(tell.current, { mode, took: isTaking.current, from: before.current, you });
    else if (mode === 'stage') leaveStage(tell.current, { now, stage, led: led.current, you });
    if (now === 'stage') isTaking.current = false;
    led.current = now === 'stage';
    before.current = stage.live?.leaderId ?? null;
  }, [ready, you, stage, mode]);

  useEffect(() => {
    // the editor says why the server will not have this page back, and offers the text
    if (problem?.kind === 'closed' && mode === 'stage') tell.current.onMode('edit');
  }, [problem, mode]);
  useRefusals(lane, () => {
    isTaking.current = false;
  });

  const present = (slide: number) => {
    const live = stage.live && stage.place?.slide === slide ? stage.place : null;
    isTaking.current = lane.move({ type: 'take', anchor: lane.anchorOf(slide), step: live?.step ?? -1 });
    if (!isTaking.current) complain(words.offlineTake);
  };
  const accept = () => {
    isTaking.current = lane.move({ type: 'accept' });
    if (!isTaking.current) complain(words.offlineTake);
  };
  return { ready, present, accept };
}

type Tell = { readonly onMode: (mode: DeckMode) => void; readonly words: ReturnType<typeof useWords>['stage'] };
type Left = { readonly now: DeckMode; readonly stage: ReturnType<SyncLane['stage']['get']>; readonly led: boolean; readonly you: string };

function leaveStage({ onMode, words }: Tell, { now, stage, led }: Left): void {
  if (stage.live) toast(words.presentsNow(stage.live.leaderName));
  else if (led && stage.ended?.why === 'left') complain(words.lostStage);
  onMode(now);
}

type Arrived = { readonly mode: DeckMode; readonly took: boolean; readonly from: string | null; readonly you: string };

/** This person leads now: because they wanted to, or because the baton came back to them from somebody else. */
function arriveOnStage({ onMode, words }: Tell, { mode, took, from, you }: Arrived): void {
  const isGiven = !took && from !== null && from !== you;
  if (isGiven) toast(words.yoursNow);
  if (took || (isGiven && mode === 'follow')) onMode('stage');
}
