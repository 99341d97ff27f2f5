import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { Browser } from '@playwright/test';
import { startHarness } from '#e2e/support/frame-harness.ts';
import type { FrameView } from '#wire';
import { type Deck, shootDeck } from './deck-shots.ts';

import { tableOf } from './table.ts';
import type { DeckShots, Run } from './types.ts';
import { galleryPage } from './viewer.ts';

export type Wanted = {
  readonly folder: string;
  readonly out: string;
  /** Beginnings of names; empty: all. */
  readonly decks: readonly string[];
  readonly view?: FrameView;
  readonly say: (line: string) => void;
};

/** As many as a small machine has cores. */
const AT_ONCE = 2;

/** Renders the decks of a folder in the real frame and writes pictures, page and tables. Throws when there is no deck. */
export async function makeGallery(browser: Browser, { folder, out, decks, view = 'stage', say }: Wanted): Promise<Run> {
  const waiting = readDecks(folder, decks);
  if (waiting.length === 0) throw new Error(`There is no deck to show in ${resolve(folder)}.`);
  mkdirSync(out, { recursive: true });
  const harness = await startHarness();
  const shots: DeckShots[] = [];
  const work = async () => {
    for (let deck = waiting.shift(); deck; deck = waiting.shift()) {
      const done = await shootDeck({ browser, harness, out, view }, deck);
      shots.push(done);
      say(`${done.name}: ${done.slides.length} slides, ${done.errors.length} errors, ${(done.totalMs / 1000).toFixed(1)} s`);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await harness.close();
  }
  const run = {
    folder: basename(resolve(folder)),
    made: new Date().toISOString(),
    decks: shots.sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
  writeFileSync(join(out, 'table.json'), `${JSON.stringify(run, null, 1)}\n`);
  writeFileSync(join(out, 'table.md'), tableOf(run));
  writeFileSync(join(out, 'index.html'), galleryPage(run));
  return run;
}

function readDecks(folder: string, wanted: readonly string[]): Deck[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.md') && (wanted.length === 0 || wanted.some((one) => name.startsWith(one))))
    .sort()
    .map((name) => ({ name: name.replace(/\.md$/, '').replace(/[^\w.-]/g, '_'), text: readFileSync(join(folder, name), 'utf8') }));
}
