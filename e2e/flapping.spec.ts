import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { networkTo } from './support/flapping.ts';
import { expect, test } from './support/index.ts';

const typingMs = 30_000;
const letters = 'abcdefghijklmnopqrstuvwxyz #*-';

test('two who type at random over a flapping connection end with equal text', async ({ person, lectern, newDeck, complaints }) => {
  complaints.allow(/WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE|net::/);
  const seed = Number(process.env['LECTERN_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
  test.info().annotations.push({ type: 'seed', description: String(seed) });
  const network = await networkTo(lectern.url);
  const { id } = await newDeck('# Start\n\nThe first line.\n');
  const pages = [(await person('anna')).page, (await person('ben')).page];
  for (const page of pages) {
    await page.goto(`${network.url}/d/${id}?edit`);
    await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Markdown source' }).click();
  }
  const end = Date.now() + typingMs;
  const flap = flapping(network, randomOf(seed), end);
  await Promise.all(pages.map((page, n) => typeAtRandom(page, randomOf(seed + 1 + n), end)));
  await flap;
  for (const page of pages) await expect(page.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => textOf(pages[0]!)).toBe(await markdownOf(lectern.url, id));
  await expect.poll(() => textOf(pages[1]!)).toBe(await markdownOf(lectern.url, id));
  expect((await markdownOf(lectern.url, id)).length).toBeGreaterThan(50);
  await network.close();
});

/** A generator of numbers below `limit`, the same for the same seed (mulberry32). */
function randomOf(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % limit;
  };
}

async function flapping(network: { cut(): void; mend(): void }, random: (limit: number) => number, end: number): Promise<void> {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
  while (Date.now() < end) {
    await wait(1000 + random(3000));
    network.cut();
    await wait(200 + random(2500));
    network.mend();
  }
}

async function typeAtRandom(page: Page, random: (limit: number) => number, end: number): Promise<void> {
  while (Date.now() < end) {
    const choice = random(20);
    if (choice === 0) await page.keyboard.press('Backspace');
    else if (choice === 1 && random(4) === 0) await page.keyboard.press('Enter');
    else if (choice < 6) await page.keyboard.press(['ArrowLeft', 'ArrowUp', 'ArrowDown', 'ArrowRight'][random(4)]!);
    else await page.keyboard.type(letters[random(letters.length)]!);
  }
}

/** The text as it stands in the editor, without what is drawn into it: all of it, while it is short enough to be on screen. */
function textOf(page: Page): Promise<string> {
  return page.locator('.cm-content').evaluate((content) => {
    const copy = content.cloneNode(true) as HTMLElement;
    for (const drawn of copy.querySelectorAll('[contenteditable=false], .cm-ySelectionCaret, .cm-widgetBuffer')) drawn.remove();
    return [...copy.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n');
  });
}
