import { area } from './area.ts';

/** Words inside the frame. */
export const frame = area({
  en: {
    noNotes: 'No notes on this slide.',
    emptySlide: 'This slide has no text.',
    slide: 'Slide',
    onStage: 'On stage',
  },
  de: {
    noNotes: 'Keine Notizen zu dieser Folie.',
    emptySlide: 'Diese Folie hat keinen Text.',
    slide: 'Folie',
    onStage: 'Läuft gerade',
  },
});
