import type { Page } from '@playwright/test';
import type { FrameBoot } from '#live/frame-boot.ts';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';
import { openSlowNetwork } from './support/slow-network.ts';
import { press } from './support/stage.ts';

const deck = '# Welcome\n\n---\n\n## Plans\n\n---\n\n## Goodbye\n';

/** Opens a follower's page of which the scripts do not come before they are released. */
async function openAsleep(page: Page, url: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/**/*.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  await slidesOf(page).shows(1);
  return release;
}

test('a key pressed before the page has come to life is not lost', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  const release = await openAsleep(ben.page, url);
  await press(ben.page, 'End');
  release();
  await slidesOf(ben.page).shows(3);
});

test('nor is a button', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  const release = await openAsleep(ben.page, url);
  await ben.page.getByRole('button', { name: 'Contents' }).click();
  release();
  const dialog = ben.page.getByRole('dialog');
  await expect(dialog).toContainText('Plans');
  await press(ben.page, 'Escape');
  await expect(dialog).toBeHidden();
  // Another screen that listens to keys asks for what came early, too.
  await ben.page.evaluate(async () => {
    (window as unknown as { lecternFrame: FrameBoot }).lecternFrame.takeEarly();
    await new Promise((resolve) => setTimeout(resolve));
  });
  await expect(dialog).toBeHidden();
});

test('a page whose end is late comes to life all the same', async ({ anna, ben, lectern, complaints }) => {
  // its sockets are not let through
  complaints.allow(/WebSocket/);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  const network = await openSlowNetwork(lectern.url);
  await ben.page.goto(url.replace(lectern.url, network.origin), { waitUntil: 'commit' });
  await slidesOf(ben.page).shows(1);
  await press(ben.page, 'End');
  network.release();
  await slidesOf(ben.page).shows(3);
  await ben.page.goto('about:blank');
  network.close();
});

test('what is asked for while the server is away comes later, and the slides stay', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/ERR_FAILED|Failed to load chunk/);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(1);
  // the page has come to life
  await press(ben.page, 'End');
  await slidesOf(ben.page).shows(3);
  const away = '**/_next/static/**';
  await ben.page.route(away, (route) => route.abort());
  const refused = ben.page.waitForEvent('requestfailed');
  await ben.page.getByRole('button', { name: 'Contents' }).click();
  await refused;
  await slidesOf(ben.page).shows(3);
  await ben.page.unroute(away);
  await expect(ben.page.getByRole('dialog')).toContainText('Plans');
  await slidesOf(ben.page).shows(3);
});
