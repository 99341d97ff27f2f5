import type { SharedDeck } from '#components/share/types.ts';
import type { SyncLane } from '#live/sync-types.ts';

/** What the editing screen needs. The lane is opened and closed by whoever shows the screen: the stage shares it. */
export type EditorScreenProps = {
  /** As of when the page was made: the title until the first sync, and what Share shows. */
  readonly deck: SharedDeck;
  /** URL path of the frame's document. */
  readonly frameSrc: string;
  readonly lane: SyncLane;
  /** The person wants to present from this 1-based slide and, if somebody else leads, said yes to taking over. */
  onPresent(slide: number): void;
  onFollow(): void;
  onBackToStage(): void;
};
