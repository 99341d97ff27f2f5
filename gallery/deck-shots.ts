import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { parseDeck } from '#deck';
import { type Harness, openSlides, type Slides } from '#e2e/support/frame-harness.ts';
import type { FrameView } from '#wire';
import { type Ear, listenTo } from './ear.ts';
import { measureSlide, prepare, settle } from './settle.ts';
import type { DeckShots, SlideShot } from './types.ts';

export type Deck = { readonly name: string; readonly text: string };
/** `view`: "stage", or "still" for thumbnails. */
export type Studio = { readonly browser: Browser; readonly harness: Harness; readonly out: string; readonly view: FrameView };

/** CSS pixels; the height follows from the deck's shape. */
const WIDTH = 960;

/** One picture for each slide of a deck, as on stage with all steps shown, and what was heard meanwhile. */
export async function shootDeck(studio: Studio, deck: Deck): Promise<DeckShots> {
  const { settings, slides } = parseDeck(deck.text);
  const height = Math.round((WIDTH * settings.height) / settings.width);
  const context = await studio.browser.newContext({ viewport: { width: WIDTH, height }, locale: 'en-GB' });
  const page = await context.newPage();
  const ear = listenTo(page, new URL(studio.harness.url).host);
  const started = performance.now();
  try {
    const open = await openSlides(page, studio.harness, { text: deck.text, view: studio.view });
    await prepare(open.frame);
    await settle(open.frame, ear);
    const firstMs = performance.now() - started;
    mkdirSync(join(studio.out, deck.name), { recursive: true });
    const shots: SlideShot[] = [];
    for (const { number } of slides) shots.push(await shootSlide({ page, ear, open, out: studio.out, name: deck.name }, number));
    return {
      name: deck.name,
      slides: shots,
      ...ear.found(),
      firstMs: Math.round(firstMs),
      totalMs: Math.round(performance.now() - started),
    };
  } finally {
    await context.close();
  }
}

type Sitting = { readonly page: Page; readonly ear: Ear; readonly open: Slides; readonly out: string; readonly name: string };

async function shootSlide({ page, ear, open, out, name }: Sitting, number: number): Promise<SlideShot> {
  const started = performance.now();
  const { place, steps } = await goTo(open, number, -1);
  const nothing = { overflow: { high: 0, wide: 0 }, scrollers: 0 };
  if (place.slide !== number) return { number, file: null, steps: 0, ...nothing, ms: 0, settled: true };
  let settled = await settle(open.frame, ear);
  const ms = Math.round(performance.now() - started);
  // Code that is coloured late brings steps of its own: they are counted only now.
  const all = steps > 0 || settled ? (await goTo(open, number, -1)).steps : steps;
  if (all > 0) {
    await goTo(open, number, all - 1);
    settled = (await settle(open.frame, ear)) && settled;
  }
  const file = `${name}/${String(number).padStart(3, '0')}.png`;
  await page.screenshot({ path: join(out, file), animations: 'disabled', caret: 'hide' });
  return { number, file, steps: all, ...(await measureSlide(open.frame)), ms, settled };
}

async function goTo(open: Slides, slide: number, step: number) {
  await open.forget();
  await open.send({ type: 'show', place: { slide, step } });
  return open.wait('moved', ({ origin }) => origin === 'told');
}
