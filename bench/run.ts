/** `npm run bench`: what typing and a first visit cost, as a table. Compare figures of one run only: machines differ and are noisy. */
import { type Browser, chromium, type Page } from '@playwright/test';
import { launchOptions } from '#scripts/browser-launch.mjs';
import { freePort } from '#scripts/lib/ports.mjs';
import { startServer } from '#scripts/lib/server.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { benchDecks, longDecks } from './decks.ts';
import { serveEmptyPage } from './empty-page.ts';
import { type FirstSlideResult, measureFirstSlide } from './first-slide.ts';
import { readingRows } from './reading.ts';
import { percentile, table } from './table.ts';
import { measureTyping, type TypingResult } from './typing.ts';

const visits = 9;
const ms = (value: number) => value.toFixed(1);

async function main() {
  const database = await testDatabase();
  const server = await startServer({
    port: await freePort(),
    env: { DATABASE_URL: database.url, HOST: '127.0.0.1', LIMIT_CREATE: '10000/h' },
    output: 'ignore',
  });
  const browser = await chromium.launch(launchOptions(true));
  console.log(`Chromium ${browser.version()}`);
  try {
    const rows: string[][] = [];
    for (const deck of benchDecks()) {
      console.log(`${deck.name}: ${deck.slides} slides`);
      const url = await create(server.url, deck.markdown);
      const typing = await measureTyping(browser, url, deck.middle);
      rows.push(...typingRows(deck.name, typing), ...(await visitRows(browser, deck.name, url)));
    }
    for (const { name, markdown } of longDecks()) {
      console.log(`${name}: ${markdown.split('\n').length} lines`);
      rows.push(...readingRows(name, markdown));
      if (name !== 'small' && name !== '038') continue;
      const { own } = await measureTyping(browser, await create(server.url, markdown), 5);
      rows.push(row(name, 'keystroke to own preview painted (ms)', own));
    }
    console.log(`\n${table(['deck', 'measure', 'p50', 'p95'], rows)}`);
  } finally {
    await browser.close();
    await server.stop();
    await database.drop();
  }
}

const row = (deck: string, measure: string, values: readonly number[]): string[] => [
  deck,
  measure,
  ms(percentile(values, 0.5)),
  ms(percentile(values, 0.95)),
];

const typingRows = (deck: string, typing: TypingResult): string[][] => [
  row(deck, 'keystroke to own preview painted (ms)', typing.own),
  row(deck, 'keystroke in A to painted in B (ms)', typing.other),
  [deck, 'renderer CPU per keystroke, page and frame (ms)', ms(typing.cpuPerKeyMs), ''],
  [deck, 'tasks over 50 ms while typing', String(typing.longTasks), ''],
];

/** First visits to a deck that somebody presents and, in turns, to an empty page: what it takes at least here and now. */
async function visitRows(browser: Browser, deck: string, url: string): Promise<string[][]> {
  const presenter = await present(browser, url);
  const empty = await serveEmptyPage();
  const first: FirstSlideResult[] = [];
  const least: FirstSlideResult[] = [];
  for (let n = 0; n < visits; n++) {
    least.push(await measureFirstSlide(browser, empty.url, empty.otherSite));
    first.push(await measureFirstSlide(browser, url, empty.otherSite));
  }
  empty.close();
  await presenter.context().close();
  const of = (results: readonly FirstSlideResult[], field: keyof FirstSlideResult) => results.map((visit) => visit[field]);
  return [
    row(deck, 'first slide for a follower, cold (ms)', of(first, 'ms')),
    row(deck, 'one word in an empty page and frame (ms)', of(least, 'ms')),
    row(deck, 'bytes until then, compressed (KB)', of(first, 'kilobytes')),
    row(deck, 'requests until then', of(first, 'requests')),
    row(deck, 'bytes of the whole page (KB)', of(first, 'kilobytesInAll')),
  ];
}

/** Somebody presents the first slide, so that whoever comes follows. */
async function present(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${url}?edit`);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await page.getByRole('button', { name: 'End presentation' }).waitFor();
  return page;
}

async function create(server: string, markdown: string): Promise<string> {
  const answer = await fetch(`${server}/api/v1/decks`, { method: 'POST', headers: { 'Content-Type': 'text/markdown' }, body: markdown });
  if (!answer.ok) throw new Error(`POST /api/v1/decks: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  return `${server}/d/${id}`;
}

await main();
