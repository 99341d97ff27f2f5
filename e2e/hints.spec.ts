import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { openEditor, source } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';
import { slidesOf } from './support/slides.ts';

const list = (page: Page) => page.getByRole('region', { name: /hint/i });
const marks = (page: Page) => page.locator('.cm-lint-marker');
const hint = (page: Page, says: string | RegExp) => list(page).getByRole('listitem').filter({ hasText: says });

const openList = (page: Page) => page.getByRole('button', { name: /^\d+ hints?$/ }).click();

const long = (count: number) => Array.from({ length: count }, (_, index) => `- point ${index + 1}`).join('\n');

test('a hint is listed with its place, marked beside its line, and mended with one click that can be undone', async ({
  anna: { page },
  newDeck,
  lectern,
}) => {
  const text = '# One\n\n---\n\n# Two\n---\n# Three\n';
  const { id, url } = await newDeck(text);
  await openEditor(page, url);
  await expect(marks(page)).toHaveCount(1);
  await openList(page);
  const row = hint(page, 'Did you mean a new slide?');
  await expect(row).toContainText('slide 2 · line 6');
  await row.getByRole('button', { name: 'Make it a separator' }).click();
  await expect(source(page)).toBeFocused();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# One\n\n---\n\n# Two\n\n---\n\n# Three\n');
  await expect(page.getByText('Slide 3 of 3')).toBeVisible();
  await expect(list(page)).toContainText('No hints');
  await expect(marks(page)).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+z');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(text);
  await expect(marks(page)).toHaveCount(1);
});

test('the mark in the gutter says what it is, mends it, and leads to the list', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('---\ntitle: x\nslideOptions:\n  transitoin: zoom\n---\n\n# One\n');
  await openEditor(page, url);
  await marks(page).hover();
  const bubble = page.locator('.cm-tooltip');
  await expect(bubble).toContainText('slideOptions: there is no “transitoin”.');
  await bubble.getByRole('button', { name: 'Change to “transition”' }).click();
  await expect.poll(() => markdownOf(lectern.url, id)).toContain('  transition: zoom\n');
  await expect(source(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+z');
  await expect(marks(page)).toHaveCount(1);
  await marks(page).click();
  await expect(hint(page, 'transitoin').getByRole('button', { name: /transitoin/ })).toBeFocused();
});

test('a fix finds its line when somebody wrote above it meanwhile', async ({ anna, ben, newDeck, lectern }) => {
  const { id, url } = await newDeck('# One\n\n```js\ncode\n\n---\n\n# Two\n');
  await openEditor(anna.page, url);
  await openEditor(ben.page, url);
  await openList(anna.page);
  await source(ben.page).click();
  await ben.page.keyboard.press('ControlOrMeta+Home');
  await ben.page.keyboard.type('Ben was here');
  await ben.page.keyboard.press('Enter');
  await expect(source(anna.page)).toContainText('Ben was here');
  await hint(anna.page, 'never closed').getByRole('button', { name: 'Close it' }).click();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('Ben was here\n# One\n\n```js\ncode\n```\n\n---\n\n# Two\n');
});

test('an image without a description and one that does not load are hints', async ({ anna: { page }, newDeck, complaints, lectern }) => {
  complaints.allow(/404/);
  // not on the first slide: every library that lists the deck would show that
  const { id, url } = await newDeck('# One\n\n---\n\n![](missing.png)\n\n<img src="also.png" alt="">\n');
  await openEditor(page, url);
  await openList(page);
  await expect(hint(page, 'This image does not load: missing.png')).toContainText('line 5');
  await expect(hint(page, 'This image does not load: also.png')).toContainText('line 7');
  await expect(hint(page, 'no description')).toHaveCount(1);
  await hint(page, 'no description').getByRole('button', { name: 'Describe it' }).click();
  await page.keyboard.type('A chart');
  await expect.poll(() => markdownOf(lectern.url, id)).toContain('![A chart](missing.png)');
  await expect(hint(page, 'no description')).toHaveCount(0);
});

test('a slide with more on it than fits is shrunk, and fits from then on', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck(`# One\n\n---\n\n# Two\n\n${long(20)}\n`);
  await openEditor(page, url);
  await openList(page);
  await expect(hint(page, 'more on it than fits')).toContainText('slide 2 · line');
  await hint(page, 'more on it than fits').getByRole('button', { name: 'Shrink to fit' }).click();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(`# One\n\n---\n\n<!-- .slide: class="r-fit" -->\n# Two\n\n${long(20)}\n`);
  await slidesOf(page).shows(2);
  await expect(hint(page, 'more on it than fits')).toHaveCount(0);
  const { shown } = slidesOf(page);
  const bottoms = () =>
    shown.evaluate((section) => {
      const room = section.closest('.slides')?.getBoundingClientRect().bottom ?? 0;
      return (section.lastElementChild?.getBoundingClientRect().bottom ?? 0) - room;
    });
  await expect.poll(bottoms).toBeLessThanOrEqual(1);
  await source(page).click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(`${long(10)}\n`);
  await expect(shown.getByText('point 10')).toHaveCount(2);
  await expect.poll(bottoms).toBeLessThanOrEqual(1);
});

test('a slide with more on it than fits is split where the room ends', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck(`# Two\n\n${long(20)}\n`);
  await openEditor(page, url);
  await openList(page);
  const line = Number(/line (\d+)/.exec(await hint(page, 'more on it than fits').innerText())?.[1]);
  await hint(page, 'more on it than fits').getByRole('button', { name: 'Split here' }).click();
  await expect.poll(() => markdownOf(lectern.url, id)).toContain(`point ${line - 3}\n\n---\n\n- point ${line - 2}\n`);
  await expect(page.getByText('Slide 2 of 2')).toBeVisible();
  await expect(list(page)).toContainText('No hints');
  await page.keyboard.press('ControlOrMeta+z');
  await expect(hint(page, 'more on it than fits')).toHaveCount(1);
});

test('a reader sees hints but no fixes, and the stage shows none', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck(`# One\n---\n${long(30)}\n`);
  await openEditor(page, url);
  await openList(page);
  await expect(list(page)).toBeVisible();
  await expectAccessible(page);
  await expectNothingCut(page);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await expect(page.getByText(/hint/i)).toHaveCount(0);
});
