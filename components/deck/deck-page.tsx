'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type Level, reaches } from '#access';
import { FollowScreen } from '#components/follow/follow-screen.tsx';
import type { SharedDeck } from '#components/share/types.ts';
import type { DeckMode } from '#live/deck-mode.ts';
import type { FollowStart } from '#live/follow-lane.ts';
import { KeptNotice } from './kept-notice.tsx';

// editor, stage and Yjs come only to those who use them
const Desk = dynamic(() => import('./desk.tsx').then((module) => module.Desk), { ssr: false });

export type DeckPageProps = {
  readonly deckId: string;
  readonly title: string;
  readonly frameSrc: string;
  readonly level: Level;
  readonly owner: SharedDeck['owner'];
  readonly linkLevel: SharedDeck['linkLevel'];
  readonly opening: DeckMode;
  readonly initial: FollowStart;
};

/** The one page of a deck. It changes between editor, stage and following in place; a lane once opened for editing stays open. */
export function DeckPage(props: DeckPageProps) {
  const [mode, setMode] = useState(props.opening);
  const [start, setStart] = useState(props.initial);
  const [atDesk, setAtDesk] = useState(props.opening !== 'follow');
  const change = (next: DeckMode, from?: FollowStart) => {
    if (from) setStart(from);
    if (next !== 'follow') setAtDesk(true);
    setMode(next);
  };
  return (
    <>
      {mode === 'follow' ? <FollowScreen {...props} initial={start} onEdit={() => change('edit')} /> : null}
      {reaches(props.level, 'edit') ? null : <KeptNotice deckId={props.deckId} title={props.title} />}
      {atDesk ? <Desk {...props} mode={mode} onMode={change} /> : null}
    </>
  );
}
