import { type Level, reaches } from '#access';
import type { StageView } from '#wire';

/** What the one page of a deck shows: the editor, the presenter's stage, or the stage as followers see it. */
export type DeckMode = 'edit' | 'stage' | 'follow';

export type Opening = {
  readonly level: Level;
  readonly stage: StageView;
  /** Public id of the person who opens the page, or null before they did anything. */
  readonly you: string | null;
  /** The address says `?edit`. */
  readonly wantsEditor: boolean;
};

/** What a page that opens now begins with. While somebody presents, everybody lands on the stage, unless they asked for the editor. */
export function openingMode({ level, stage, you, wantsEditor }: Opening): DeckMode {
  if (!reaches(level, 'present')) return 'follow';
  if (wantsEditor || !stage.live) return 'edit';
  return stage.live.leaderId === you ? 'stage' : 'follow';
}

/** What the presenter's stage becomes when the stage changes hands: followers see the new presenter, else the editor comes back. */
export function modeOnStage(stage: StageView, you: string): DeckMode {
  if (!stage.live) return 'edit';
  return stage.live.leaderId === you ? 'stage' : 'follow';
}
