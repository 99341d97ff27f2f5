import type { Page } from '@playwright/test';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectGoodLooks, expectNothingCut } from './support/looks.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';
import { swipe } from './support/touch.ts';

const deck = ['# A title that is long enough to need two lines on a phone', '## Two\n\nline of two', '## Three'].join('\n\n---\n\n');
const screens = [
  { name: 'laptop', viewport: { width: 1440, height: 900 } },
  { name: 'tablet', viewport: { width: 768, height: 1024 } },
  { name: 'phone', viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true },
  { name: 'phone on its side', viewport: { width: 812, height: 375 }, hasTouch: true, isMobile: true },
];

async function looksRight(page: Page, within?: string): Promise<void> {
  await expectNothingCut(page);
  await expectAccessible(page, within);
}

for (const { name, ...screen } of screens) {
  test(`following looks right on a ${name}`, async ({ anna, person, newDeck }) => {
    const { url } = await newDeck(deck);
    await present(anna.page, url);
    const { page } = await person('reader', screen);
    await page.goto(url);
    await slidesOf(page).shows(1);
    await looksRight(page);
    await page.getByRole('button', { name: 'More' }).click();
    await expect(page.getByRole('menu')).toBeVisible();
    await looksRight(page, '[role="menu"]');
    await page.getByRole('menuitem', { name: 'Contents' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Three' }).click();
    await slidesOf(page).shows(3);
    await expect(page.getByRole('button', { name: 'Back to live' })).toBeVisible();
    await looksRight(page);
  });
}

test('stage and speaker view look right on all screens, with what opens over them', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(page, url);
  const sizes = screens.map(({ viewport }) => viewport);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await page.mouse.move(size.width / 2, size.height - 40);
    await expect(page.getByRole('button', { name: 'End presentation' })).toBeVisible();
    await page.getByRole('button', { name: 'More' }).focus();
    await looksRight(page);
  }
  const speaker = await page.context().newPage();
  await speaker.goto(`${url}/speaker`);
  await slidesOf(speaker).shows(1);
  for (const size of sizes) {
    await speaker.setViewportSize(size);
    await looksRight(speaker);
  }
  for (const one of [page, speaker]) {
    await one.setViewportSize({ width: 1440, height: 900 });
    await one.bringToFront();
    for (const [key, name] of [
      ['g', 'Go to slide'],
      ['?', 'Keyboard shortcuts'],
    ] as const) {
      await press(one, key);
      await expect(one.getByRole('dialog', { name })).toBeVisible();
      await expectGoodLooks(one, '[role="dialog"]');
      await press(one, 'Escape');
      await expect(one.getByRole('dialog')).toBeHidden();
    }
  }
});

test('a phone shows the slide and its text, larger on demand; a swipe browses', async ({ anna, person, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  const { page } = await person('on the train', { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  await page.goto(url);
  await slidesOf(page).shows(1);
  const text = page.frameLocator('iframe[title="Slides"]').locator('.l-reflow h1');
  await expect(text).toContainText('A title that is long');
  await page.getByRole('button', { name: 'Text size' }).click();
  await expect(page.getByText('17 px')).toBeVisible();
  await page.getByRole('button', { name: 'Larger text' }).click();
  await expect(page.getByText('20 px')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await swipe(page, { x: 300, y: 120 }, { x: 60, y: 125 });
  await slidesOf(page).shows(2);
  await swipe(page, { x: 60, y: 120 }, { x: 300, y: 125 });
  await slidesOf(page).shows(1);
  await page.getByRole('button', { name: 'Next slide' }).click();
  await slidesOf(page).shows(2);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await slidesOf(page).shows(1);
});

test('who presents on a phone goes on by a swipe, and all with them', async ({ anna, person, newDeck }) => {
  const { url } = await newDeck('# One\n\n---\n\n# Two\n\n----\n\n# Below\n');
  const { page } = await person('on the sofa', { viewport: { width: 812, height: 375 }, hasTouch: true, isMobile: true });
  await present(page, url);
  await anna.page.goto(url);
  await slidesOf(anna.page).shows(1);
  await swipe(page, { x: 600, y: 180 }, { x: 200, y: 190 });
  await slidesOf(anna.page).shows(2);
  await swipe(page, { x: 400, y: 220 }, { x: 405, y: 60 });
  await slidesOf(anna.page).shows(3);
});
