import type { Page } from '@playwright/test';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import type { Person } from './support/person.ts';

const WORDS = 'nobody else must read this';
const markdown = `# Deck\n\n${WORDS}\n`;

/** The decks that this browser keeps anything of. */
const kept = (page: Page) =>
  page.evaluate(async () => [
    ...(await indexedDB.databases()).map(({ name }) => name ?? '').filter((name) => name.startsWith('lectern:deck:')),
    ...Object.keys(localStorage).filter((key) => key.startsWith('lectern:kept:')),
  ]);
const close = ({ context }: Person, url: string) =>
  context.request.patch(url.replace('/d/', '/api/v1/decks/'), { data: { linkLevel: 'none' } });

async function write(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?edit`);
  await page.getByRole('textbox', { name: 'Markdown source' }).getByText(WORDS).click();
  await page.keyboard.type('x');
  const dialog = page.getByRole('dialog');
  if (await dialog.isVisible()) await page.keyboard.press('Escape');
  await expect(page.getByRole('status')).toHaveText('Saved');
  await expect.poll(() => kept(page)).not.toEqual([]);
}

test('when the right to see a deck goes, editor and speaker view say so and keep nothing', async ({ anna, chair, lectern, complaints }) => {
  complaints.allow(/40[34]|WebSocket/);
  const url = await ownDeck(chair, { server: lectern.url, markdown, linkLevel: 'edit' });
  await write(anna.page, url);
  const speaker = await anna.context.newPage();
  await speaker.goto(`${url}/speaker`);
  await expect(speaker.getByRole('main').or(speaker.locator('nav')).first()).toBeVisible();
  await expect(speaker.locator('iframe').first()).toBeAttached();
  const follower = await anna.context.newPage();
  await follower.goto(`${url}?attendee`);
  await expect(follower.locator('iframe').first()).toBeAttached();
  await close(chair, url);
  for (const page of [anna.page, speaker, follower]) {
    await expect(page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
    await expect(page.locator('iframe')).toHaveCount(0);
    await expect.poll(() => page.content()).not.toContain(WORDS);
    expect(await page.evaluate(() => JSON.stringify([...(Reflect.get(window, '__next_f') ?? [])]))).not.toContain(WORDS);
  }
  await expect.poll(() => kept(anna.page)).toEqual([]);
});

test('what was closed while the page was away is forgotten when it is opened again', async ({ anna, chair, lectern, complaints }) => {
  complaints.allow(/404/);
  const url = await ownDeck(chair, { server: lectern.url, markdown, linkLevel: 'edit' });
  await write(anna.page, url);
  await anna.page.goto('about:blank');
  await close(chair, url);
  await anna.page.goto(url);
  await expect(anna.page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  await expect.poll(() => kept(anna.page)).toEqual([]);
});
