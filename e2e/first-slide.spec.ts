import type { Page, Route } from '@playwright/test';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';
import { present } from './support/stage.ts';

const deck = '# One\n\n---\n\n# Two';
const pageScript = /\/_next\/static\/chunks\/.*\.js$/;

/** Holds the frame's script and the page's clock back, so that nothing comes by itself, until they are let go. */
async function holdFrame(page: Page): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.clock.install({ time: 0 });
  await page.clock.pauseAt(1000);
  let open = false;
  await page.route(/\/frame\/[0-9a-f]+\/main\.js$/, async (route) => {
    if (open) await route.continue();
    else held.push(route);
  });
  return async () => {
    open = true;
    await page.clock.resume();
    await Promise.all(held.map((route) => route.continue()));
  };
}

test("a follower's first slide comes before the page's scripts", async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  const { page } = ben;
  const asked: string[] = [];
  page.on('request', (request) => {
    if (pageScript.test(request.url())) asked.push(request.url());
  });
  const letGo = await holdFrame(page);
  const askedForFrame = page.waitForRequest(/\/frame\/.*\/main\.js$/);
  await page.goto(url, { waitUntil: 'commit' });
  await askedForFrame;
  expect(asked).toEqual([]);
  await letGo();
  await expect(slidesOf(page).shown).toContainText('One');
  await expect(page.getByRole('button', { name: 'Edit' })).toBeVisible();
  await anna.page.keyboard.press('ArrowRight');
  await expect(slidesOf(page).shown).toContainText('Two');
  expect(asked.length).toBeGreaterThan(0);
});

test('whoever touches the page need not wait for the first slide', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  const { page } = ben;
  const letGo = await holdFrame(page);
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  const scripts = page.waitForRequest(pageScript);
  await page.keyboard.press('Tab');
  await scripts;
  await letGo();
  await expect(slidesOf(page).shown).toContainText('One');
});

test('the slides are asked for before the style sheets are there', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  const { page } = ben;
  const held: Route[] = [];
  let open = false;
  await page.route(/\/_next\/.*\.css$/, async (route) => {
    if (open) await route.continue();
    else held.push(route);
  });
  const askedForFrame = page.waitForRequest(/\/frame\/.*\/main\.js$/);
  await page.goto(url, { waitUntil: 'commit' });
  await askedForFrame;
  open = true;
  await Promise.all(held.map((route) => route.continue()));
  expect(held.length).toBeGreaterThan(0);
  await expect(slidesOf(page).shown).toContainText('One');
});
