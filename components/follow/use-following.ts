'use client';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { SlidesFrameHandle } from '#components/slides-frame.tsx';
import { useStore } from '#components/use-store.ts';
import { createFollowLane, type FollowStart } from '#live/follow-lane.ts';
import { createFollower } from '#live/follower.ts';
import { takeOldPlace } from '#live/old-place.ts';
import { socketUrl } from '#live/socket-url.ts';

/** What to follow. `embedded`: inside a page of another site. */
export type Wish = { readonly deckId: string; readonly initial: FollowStart; readonly embedded?: boolean };

/** A follower's lane and page state over the frame in the returned ref; open while the component is there. */
export function useFollowing({ deckId, initial, embedded = false }: Wish) {
  const frame = useRef<SlidesFrameHandle>(null);
  const start = useRef(initial);
  const { lane, follower, startPlace } = useMemo(() => build({ deckId, initial: start.current, embedded }, frame), [deckId, embedded]);
  useEffect(() => lane.open(), [lane]);
  useEffect(() => follower.open(), [follower]);
  const [place, setPlace] = useState(startPlace);
  // An old address may mean another slide than the one on stage: then this page begins away from it.
  useEffect(() => {
    const slide = takeOldPlace(lane.text());
    if (slide === null) return;
    const there = { slide, step: -1 };
    follower.moved({ type: 'moved', place: there, steps: 0, origin: 'user' });
    setPlace(there);
  }, [lane, follower]);
  return {
    frame,
    lane,
    follower,
    /** Where the frame begins. */
    startPlace: place,
    state: useStore(follower.state),
    stage: useStore(lane.stage),
    status: useStore(lane.status),
    access: useStore(lane.access),
    problem: useStore(lane.problem),
  };
}
export type FollowingNow = ReturnType<typeof useFollowing>;

function build(wish: Wish, frame: RefObject<SlidesFrameHandle | null>) {
  const lane = createFollowLane({ ...wish, url: () => socketUrl('/follow') });
  const follower = createFollower(lane, (message) => frame.current?.send(message));
  return { lane, follower, startPlace: follower.state.get().at };
}
