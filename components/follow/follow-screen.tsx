'use client';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { type Level, reaches } from '#access';
import { patiently } from '#components/patiently.ts';
import type { FollowStart } from '#live/follow-lane.ts';
import classes from './follow.module.css';
import { FollowActions } from './follow-actions.tsx';
import { FollowBanner } from './follow-banner.tsx';
import { FollowSlides } from './follow-slides.tsx';
import { FollowStatus } from './follow-status.tsx';
import { FollowStrip } from './follow-strip.tsx';
import { type FollowPage, useFollowPage } from './use-follow-page.ts';

const RemovedState = dynamic(() => patiently(() => import('#components/states/removed-state.tsx')).then((module) => module.RemovedState));
const FollowSheets = dynamic(() => patiently(() => import('./follow-sheets.tsx')).then((module) => module.FollowSheets));

const FollowDownload = dynamic(() => patiently(() => import('./follow-download.tsx')).then((module) => module.FollowDownload));

export type FollowScreenProps = {
  readonly deckId: string;
  readonly title: string;
  readonly frameSrc: string;
  readonly level: Level;
  readonly attendee: boolean;
  readonly initial: FollowStart;
  readonly onEdit: () => void;
};

/** A follower's page: the slides, where the presenter is, and the way back there. */
export function FollowScreen({ deckId, title, frameSrc, level, attendee, initial, onEdit }: FollowScreenProps) {
  const page = useFollowPage({ deckId, initial });
  const { now, outline, section, sheet } = page;
  const mayEdit = !attendee && reaches(now.access ?? level, 'present');
  if (now.problem === 'gone') return <RemovedState deckId={deckId} title={title} unsaved={null} />;
  return (
    <main className={classes['screen']} aria-label={title}>
      <FollowSlides page={page} frameSrc={frameSrc} />
      <FollowBanner now={now} title={title} />
      <FollowStatus now={now} slides={outline.slides} section={section} />
      <FollowStrip page={page} />
      <FollowActions page={page} onEdit={mayEdit ? onEdit : null} />
      {sheet && sheet !== 'download' ? <FollowSheets page={page} sheet={sheet} /> : null}
      <Download page={page} deck={{ id: deckId, title }} isReader={attendee || !reaches(level, 'present')} />
    </main>
  );
}

type DownloadProps = {
  readonly page: FollowPage;
  readonly deck: { readonly id: string; readonly title: string };
  readonly isReader: boolean;
};

/** Comes with the first wish to take the deck along, and stays. */
function Download({ page: { sheet, setSheet, now }, deck, isReader }: DownloadProps) {
  const opened = sheet === 'download';
  const [asked, setAsked] = useState(false);
  if (opened && !asked) setAsked(true);
  if (!asked) return null;
  return <FollowDownload deck={deck} opened={opened} onClose={() => setSheet(null)} textNow={now.lane.text} isReader={isReader} />;
}
