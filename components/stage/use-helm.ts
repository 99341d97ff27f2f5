'use client';
import { type RefObject, useEffect, useMemo, useRef } from 'react';
import type { SlidesFrameHandle } from '#components/slides-frame.tsx';
import { useStore } from '#components/use-store.ts';
import { createHelm } from '#live/helm.ts';
import type { SyncLane } from '#live/sync-types.ts';

/** Whether the person of this lane holds the baton. */
export const leads = (lane: SyncLane): boolean => {
  const you = lane.access.get()?.you.id;
  return you !== undefined && lane.stage.get().live?.leaderId === you;
};

/** A window from which the deck is presented: its helm over the frame in the returned ref. */
export function useHelm(lane: SyncLane) {
  const frame = useRef<SlidesFrameHandle>(null);
  const { helm, startPlace } = useMemo(() => build(lane, frame), [lane]);
  useEffect(() => helm.open(), [helm]);
  return { frame, helm, startPlace, shown: useStore(helm.shown), stage: useStore(lane.stage), status: useStore(lane.status) };
}

function build(lane: SyncLane, frame: RefObject<SlidesFrameHandle | null>) {
  const helm = createHelm(
    lane,
    (message) => frame.current?.send(message),
    () => leads(lane),
  );
  return { helm, startPlace: helm.shown.get().place };
}
