'use client';
import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import { type Level, reaches } from '#access';
import { FollowScreen } from '#components/follow/follow-screen.tsx';
import { patiently } from '#components/patiently.ts';
import type { SharedDeck } from '#components/share/types.ts';
import type { DeckMode } from '#live/deck-mode.ts';
import type { FollowStart } from '#live/follow-lane.ts';
import { KeptNotice } from './kept-notice.tsx';

// editor, stage and Yjs come only to those who use them
const loadDesk = () => import('./desk.tsx');
const Desk = dynamic(() => patiently(loadDesk).then((module) => module.Desk), { ssr: false });

export type DeckPageProps = {
  readonly deckId: string;
  readonly title: string;
  readonly frameSrc: string;
  readonly level: Level;
  readonly owner: SharedDeck['owner'];
  readonly linkLevel: SharedDeck['linkLevel'];
  /** The page shows what attendees see, whoever looks. */
  readonly attendee: boolean;
  readonly opening: DeckMode;
  readonly initial: FollowStart;
};

/** The one page of a deck. It changes between editor, stage and following in place; a lane once opened for editing stays open. */
export function DeckPage(props: DeckPageProps) {
  const [mode, setMode] = useState(props.opening);
  const [start, setStart] = useState(props.initial);
  const [atDesk, setAtDesk] = useState(props.opening !== 'follow');
  useDeskLater(reaches(props.level, 'present') && !props.attendee && !atDesk, () => setAtDesk(true));
  const change = (next: DeckMode, from?: FollowStart) => {
    if (from) setStart(from);
    if (next !== 'follow') setAtDesk(true);
    setMode(next);
  };
  return (
    <>
      {mode === 'follow' ? <FollowScreen {...props} initial={start} onEdit={() => change('edit')} /> : null}
      {reaches(props.level, 'edit') ? null : (
        <KeptNotice deckId={props.deckId} title={props.title} mayKeep={reaches(props.level, 'present')} />
      )}
      {atDesk ? <Desk {...props} mode={mode} onMode={change} /> : null}
    </>
  );
}

/** Followers who may present are there for the others, too, and can be handed the baton: once their first slide had its time. */
const DESK_AFTER_MS = 2000;

const ignore = (): void => undefined;

function useDeskLater(wanted: boolean, open: () => void): void {
  const latest = useRef(open);
  useEffect(() => {
    latest.current = open;
  });
  useEffect(() => {
    if (!wanted) return;
    let left = false;
    // Loaded before it is shown: until then the slides stay.
    const load = () => patiently(loadDesk).then(() => left || latest.current(), ignore);
    const timer = setTimeout(() => void load(), DESK_AFTER_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted]);
}
