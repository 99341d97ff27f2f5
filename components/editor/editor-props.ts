import type { SyncLane } from '#live/sync-types.ts';

/** What the editing screen needs. The lane is opened and closed by whoever shows the screen: the stage shares it. */
export type EditorScreenProps = {
  readonly deckId: string;
  /** URL path of the frame's document. */
  readonly frameSrc: string;
  readonly lane: SyncLane;
  /** The deck's title until the first sync. */
  readonly title: string;
  readonly linkLevel: 'view' | 'edit';
  readonly isOwner: boolean;
  /** The person has the baton and is to see the stage; the screen has taken it from this 1-based slide. */
  onPresent(slide: number): void;
  onFollow(): void;
  onBackToStage(): void;
};
