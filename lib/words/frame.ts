import { area } from './area.ts';

/** Words inside the frame. */
export const frame = area({
  en: {
    noNotes: 'No notes on this slide.',
    emptySlide: 'This slide has no text.',
    slide: 'Slide',
    onStage: 'On stage',
    play: 'Play',
    open: 'Open',
    video: 'Video',
    sound: 'Audio',
    page: 'Web page',
    noAddress: 'Its address works only where it was written.',
    badFormula: 'This formula cannot be read',
    longFormula: 'This formula is too long to be shown.',
    manyFormulas: 'There are too many formulas on this slide. The rest is shown as text.',
  },
  de: {
    noNotes: 'Keine Notizen zu dieser Folie.',
    emptySlide: 'Diese Folie hat keinen Text.',
    slide: 'Folie',
    onStage: 'Läuft gerade',
    play: 'Abspielen',
    open: 'Öffnen',
    video: 'Video',
    sound: 'Audio',
    page: 'Webseite',
    noAddress: 'Die Adresse gilt nur dort, wo sie geschrieben wurde.',
    badFormula: 'Diese Formel ist nicht lesbar',
    longFormula: 'Diese Formel ist zu lang, um angezeigt zu werden.',
    manyFormulas: 'Auf dieser Folie sind zu viele Formeln. Die übrigen erscheinen als Text.',
  },
});
