import { area } from './area.ts';

export const common = area({
  en: {
    newDeck: 'New deck',
    import: 'Import',
    share: 'Share',
    present: 'Present',
    cancel: 'Cancel',
    close: 'Close',
    undo: 'Undo',
    presents: (name: string) => `${name} presents`,
    slideOf: (slide: number, slides: number) => `slide ${slide} of ${slides}`,
  },
  de: {
    newDeck: 'Neue Präsentation',
    import: 'Importieren',
    share: 'Teilen',
    present: 'Präsentieren',
    cancel: 'Abbrechen',
    close: 'Schließen',
    undo: 'Rückgängig',
    presents: (name: string) => `${name} präsentiert`,
    slideOf: (slide: number, slides: number) => `Folie ${slide} von ${slides}`,
  },
});
