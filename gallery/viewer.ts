import { readFileSync } from 'node:fs';
import type { DeckShots, Run, SlideShot } from './types.ts';

/** What the page shows: for each slide one picture, or those that are compared. `marked` ones are framed in red. */
export type Shown = {
  readonly title: string;
  readonly decks: readonly {
    readonly name: string;
    readonly note: string;
    readonly slides: readonly {
      readonly number: number;
      readonly note: string;
      readonly marked: boolean;
      readonly pictures: readonly string[];
    }[];
  }[];
};

/** A page that shows this; it needs nothing but the pictures beside it. */
export function viewerPage(shown: Shown): string {
  const json = JSON.stringify(shown).replaceAll('<', '\\u003c');
  return readFileSync(new URL('viewer.html', import.meta.url), 'utf8').replace('"the data"', () => json);
}

/** The page of one run. */
export function galleryPage({ folder, made, decks }: Run): string {
  return viewerPage({
    title: `${folder}, ${made.slice(0, 16).replace('T', ' ')}`,
    decks: decks.map((deck) => ({
      name: deck.name,
      note: noteOf(deck),
      slides: deck.slides.map((slide) => ({
        number: slide.number,
        note: slideNote(slide),
        marked: isOver(slide) || !slide.settled,
        pictures: slide.file === null ? [] : [slide.file],
      })),
    })),
  });
}

const isOver = ({ overflow }: SlideShot) => overflow.high + overflow.wide > 0;

function noteOf({ slides, errors, foreign, images }: DeckShots): string {
  const parts = [`${slides.length} slides`, `${errors.length} errors`, `${foreign.length} foreign requests`];
  return [...parts, `images ${images.ok} ok, ${images.failed.length} failed`].join(' · ');
}

function slideNote({ overflow, scrollers, steps, settled }: SlideShot): string {
  return [
    steps > 0 && `${steps} steps`,
    overflow.high > 0 && `${overflow.high} px too high`,
    overflow.wide > 0 && `${overflow.wide} px too wide`,
    scrollers > 0 && 'scrolls',
    !settled && 'still moving',
  ]
    .filter(Boolean)
    .join(' · ');
}
