'use client';
import dynamic from 'next/dynamic';
import { OfferedCard } from '#components/baton/offered-card.tsx';
import { patiently } from '#components/patiently.ts';
import type { SharedDeck } from '#components/share/types.ts';
import { FullProviders } from '#components/shell/full-providers.tsx';
import { StageScreen } from '#components/stage/stage-screen.tsx';
import type { DeckMode } from '#live/deck-mode.ts';
import type { FollowStart } from '#live/follow-lane.ts';
import type { SyncLane } from '#live/sync-types.ts';
import type { DeckPageProps } from './deck-page.tsx';
import { DeskLoading } from './desk-loading.tsx';
import { useBaton } from './use-baton.ts';
import { useSyncLane } from './use-sync-lane.ts';

const EditorScreen = dynamic(() => patiently(() => import('#components/editor/editor-screen.tsx')).then((module) => module.EditorScreen), {
  ssr: false,
});

type Props = DeckPageProps & {
  readonly mode: DeckMode;
  readonly onMode: (mode: DeckMode, from?: FollowStart) => void;
};

/** Where a deck is written and presented. While the page follows it shows nothing, but keeps the lane and what is unsaved. */
export function Desk(props: Props) {
  const lane = useSyncLane(props.deckId);
  return <FullProviders>{lane ? <OpenDesk {...props} lane={lane} /> : null}</FullProviders>;
}

function OpenDesk({ lane, mode, onMode, ...page }: Props & { readonly lane: SyncLane }) {
  const follow = () => onMode('follow', { epoch: '', rev: 0, text: lane.text(), stage: lane.stage.get() });
  const baton = useBaton({ lane, mode, onMode: (next) => (next === 'follow' ? follow() : onMode(next)) });
  return (
    <>
      <DeskScreen {...page} lane={lane} mode={mode} onMode={onMode} baton={baton} onFollow={follow} />
      {mode === 'stage' ? null : <OfferedCard lane={lane} onAccept={baton.accept} />}
    </>
  );
}

type ScreenProps = Props & { readonly lane: SyncLane; readonly baton: ReturnType<typeof useBaton>; readonly onFollow: () => void };

function DeskScreen({ lane, mode, onMode, baton, onFollow, ...page }: ScreenProps) {
  switch (mode) {
    case 'follow':
      return null;
    case 'stage':
      return baton.ready ? <StageScreen {...page} lane={lane} onLeave={() => onMode('edit')} /> : <DeskLoading />;
    case 'edit':
      return (
        <EditorScreen
          deck={sharedDeck(page)}
          frameSrc={page.frameSrc}
          lane={lane}
          onPresent={baton.present}
          onFollow={onFollow}
          onBackToStage={() => onMode('stage')}
        />
      );
  }
}

const sharedDeck = ({ deckId, title, linkLevel, owner }: DeckPageProps): SharedDeck => ({
  ...{ id: deckId, title, linkLevel, owner },
  url: `${location.origin}/d/${deckId}`,
});
