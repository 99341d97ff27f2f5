'use client';
import { DeskLoading } from '#components/deck/desk-loading.tsx';
import { useSyncLane } from '#components/deck/use-sync-lane.ts';
import { FullProviders } from '#components/shell/full-providers.tsx';
import { ContentsList } from '#components/stage/contents-list.tsx';
import { RemovedState } from '#components/states/removed-state.tsx';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { hidesDeck } from '#live/hides-deck.ts';
import type { SyncLane } from '#live/sync-types.ts';
import classes from './speaker.module.css';
import { SpeakerFooter } from './speaker-footer.tsx';
import { SpeakerHeader } from './speaker-header.tsx';
import { SpeakerSheets } from './speaker-sheets.tsx';
import { SpeakerSlides } from './speaker-slides.tsx';
import { useSpeakerPage } from './use-speaker-page.ts';

export type SpeakerProps = { readonly deckId: string; readonly title: string; readonly frameSrc: string };

/** The speaker view: what is on stage, what comes next, the notes and the time, in a window of its own or on a phone. */
export function SpeakerScreen(props: SpeakerProps) {
  const lane = useSyncLane(props.deckId);
  return <FullProviders>{lane ? <WhenSynced {...props} lane={lane} /> : <DeskLoading />}</FullProviders>;
}

function WhenSynced(props: SpeakerProps & { readonly lane: SyncLane }) {
  const problem = useStore(props.lane.problem);
  if (hidesDeck(problem)) return <RemovedState {...props} unsaved={null} />;
  return <Synced {...props} />;
}

function Synced(props: SpeakerProps & { readonly lane: SyncLane }) {
  return useStore(props.lane.synced) ? <Screen {...props} /> : <DeskLoading />;
}

function Screen({ lane, title, frameSrc }: SpeakerProps & { readonly lane: SyncLane }) {
  const page = useSpeakerPage(lane);
  const { speaker } = useWords();
  const { slide } = page.now.shown.place;
  return (
    <div className={classes['screen']}>
      <SpeakerHeader page={page} title={title} />
      <nav className={classes['list']} aria-label={speaker.sections}>
        <ContentsList outline={page.outline} slide={slide} withDone onGo={page.leads ? page.goTo : undefined} />
      </nav>
      <SpeakerSlides page={page} frameSrc={frameSrc} />
      <SpeakerFooter page={page} deckId={lane.deckId} />
      <SpeakerSheets page={page} />
    </div>
  );
}
