/** The program of `npm run gallery`; docs/gallery.md says what it takes. */
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { launchOptions } from '#scripts/browser-launch.mjs';
import { compareRuns } from './compare.ts';
import { makeGallery } from './gallery.ts';
import { failures } from './table.ts';

const USAGE = `npm run gallery -- <folder of .md files> [--out <folder>] [--decks 007,038] [--view stage|still]
npm run gallery -- --compare <run before> <run after> [--out <folder>]`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, decks: { type: 'string' }, view: { type: 'string' }, compare: { type: 'boolean' } },
});
const [first, second] = positionals;

if (!first || (values.compare && !second)) {
  console.log(USAGE);
  process.exitCode = 2;
} else if (values.compare) {
  const out = values.out ?? join(second ?? '', 'compare');
  const changed = compareRuns({ before: resolve(first), after: resolve(second ?? ''), out: resolve(out) });
  console.log(`${changed.length} slides changed${changed.length > 0 ? `: ${changed.join(' ')}` : ''}\n${resolve(out, 'compare.html')}`);
} else {
  await gallery(first, values.out ?? join('test-results', 'gallery', basename(resolve(first))));
}

async function gallery(folder: string, out: string): Promise<void> {
  const browser = await chromium.launch(launchOptions());
  try {
    const decks = values.decks?.split(',').filter((name) => name !== '') ?? [];
    const run = await makeGallery(browser, {
      folder,
      out,
      decks,
      view: values.view === 'still' ? 'still' : 'stage',
      say: (line) => console.log(line),
    });
    const bad = failures(run);
    const slides = run.decks.reduce((sum, deck) => sum + deck.slides.length, 0);
    console.log(`\n${run.decks.length} decks, ${slides} slides, ${bad.length} with errors${bad.length > 0 ? `: ${bad.join(' ')}` : ''}`);
    console.log(resolve(out, 'index.html'));
    if (bad.length > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}
