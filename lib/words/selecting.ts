import { area } from './area.ts';

/** Words of choosing several decks in the library. */
export const selecting = area({
  en: {
    several: 'Select',
    bar: 'Selected decks',
    one: (title: string) => `Select “${title}”`,
    all: 'All',
    count: (count: number) => `${count} selected`,
    tooMany: (count: number, most: number) => `${count} selected: at most ${most} can be downloaded at once.`,
    download: 'Download',
  },
  de: {
    several: 'Auswählen',
    bar: 'Ausgewählte Präsentationen',
    one: (title: string) => `„${title}“ auswählen`,
    all: 'Alle',
    count: (count: number) => `${count} ausgewählt`,
    tooMany: (count: number, most: number) => `${count} ausgewählt: Höchstens ${most} lassen sich auf einmal herunterladen.`,
    download: 'Herunterladen',
  },
});
