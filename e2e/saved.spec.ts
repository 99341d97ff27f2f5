import type { Page } from '@playwright/test';
import pg from 'pg';
import { markdownOf } from './support/decks.ts';
import { openEditor, source, status, writeAtEnd } from './support/editing.ts';
import { networkTo } from './support/flapping.ts';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';

const alert = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text });

async function open(page: Page, url: string): Promise<void> {
  // whoever leaves with something unsaved is asked, and says yes
  page.on('dialog', (dialog) => void dialog.accept());
  await openEditor(page, url);
}

/** The page loads, but its sockets do not get through. */
async function socketsBlocked(page: Page): Promise<() => void> {
  let blocked = true;
  await page.routeWebSocket(/\/sync\//, (socket) => void (blocked ? socket.close({ code: 1013 }) : socket.connectToServer()));
  return () => {
    blocked = false;
  };
}

async function textDownloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download text' }).click()]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

test.beforeEach(({ complaints }) => complaints.allow(/WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE|net::/));

test('edits that the server cannot store are Not saved, by number and time, and can be downloaded', async ({ anna, newDeck, lectern }) => {
  const { page } = anna;
  const { url, id } = await newDeck('# Call\n');
  await open(page, url);
  const database = new pg.Client(lectern.databaseUrl);
  await database.connect();
  try {
    await database.query('BEGIN; LOCK TABLE deck_update IN ACCESS EXCLUSIVE MODE');
    await writeAtEnd(page, 'kept');
    await expect(status(page)).toHaveText('Not saved', { timeout: 12_000 });
    const banner = alert(page, 'Your last edits are not saved.');
    await expect(banner).toContainText(/The server has not confirmed 4 edits since \d\d:\d\d\. Keep this page open\./);
    expect(await textDownloaded(page)).toBe('# Call\nkept');
    await expectAccessible(page);
    await page.setViewportSize({ width: 375, height: 812 });
    await expect(banner).toBeVisible();
    await expect(page.getByRole('button', { name: 'Download text' })).toBeInViewport();
    await expectNothingCut(page);
  } finally {
    await database.query('ROLLBACK');
    await database.end();
  }
  await expect(status(page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toBe('# Call\nkept');
});

test('a network that died without a word is shown within 15 seconds', async ({ anna: { page }, newDeck, lectern }) => {
  const network = await networkTo(lectern.url);
  const { id } = await newDeck('# Call\n');
  await open(page, `${network.url}/d/${id}`);
  network.freeze();
  await writeAtEnd(page, 'kept');
  await expect(status(page)).toHaveText('Offline', { timeout: 15_000 });
  expect(await markdownOf(lectern.url, id)).toBe('# Call\n');
  network.mend();
  await expect(status(page)).toHaveText('Saved', { timeout: 15_000 });
  expect(await markdownOf(lectern.url, id)).toBe('# Call\nkept');
  await network.close();
});

test('what was written offline survives a reload and is sent when the server is back', async ({ anna: { page }, newDeck, lectern }) => {
  const { url, id } = await newDeck('# Call\n');
  const network = await networkTo(lectern.url);
  await open(page, `${network.url}/d/${id}`);
  const unblock = await socketsBlocked(page);
  network.cut();
  await writeAtEnd(page, 'kept');
  await expect(page.getByText(/You are offline since \d\d:\d\d\. Keep writing: 4 edits are kept in this browser/)).toBeVisible();
  network.mend();
  await page.reload();
  await expect(source(page)).toContainText('kept');
  await expect(page.getByText(/4 edits are kept in this browser/)).toBeVisible();
  await writeAtEnd(page, '!');
  await expect(page.getByText(/5 edits are kept in this browser/)).toBeVisible();
  expect(await markdownOf(lectern.url, id)).toBe('# Call\n');
  unblock();
  await expect(status(page)).toHaveText('Saved', { timeout: 15_000 });
  expect(await markdownOf(lectern.url, id)).toBe('# Call\nkept!');
  expect(url).toContain(id);
  await network.close();
});

test('without a synced copy in this browser nothing can be written before the first sync', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck('# Call\n');
  await socketsBlocked(page);
  await page.goto(`${url}?edit`);
  await expect(page.getByText('The deck could not be loaded yet.')).toBeVisible({ timeout: 15_000 });
  await expect(source(page)).toBeHidden();
});

test('whoever lost the right to edit while offline takes their text along, before and after a reload', async ({ anna, ben, lectern }) => {
  const { page } = ben;
  const url = await ownDeck(anna, { server: lectern.url, markdown: '# Ours\n', linkLevel: 'edit' });
  const network = await networkTo(lectern.url);
  await open(page, url.replace(lectern.url, network.url));
  network.cut();
  await writeAtEnd(page, 'kept');
  await expect(status(page)).toHaveText('Offline');
  await anna.context.request.patch(url.replace('/d/', '/api/v1/decks/'), { data: { linkLevel: 'view' } });
  network.mend();
  await expect(alert(page, 'You can no longer edit this deck.')).toBeVisible({ timeout: 15_000 });
  expect(await textDownloaded(page)).toBe('# Ours\nkept');
  await page.reload();
  const banner = alert(page, 'You can no longer edit this deck.');
  await expect(banner).toContainText(/4 edits since \d\d:\d\d could not be sent; your text is still in this browser\./);
  await expectAccessible(page);
  await page.setViewportSize({ width: 375, height: 812 });
  await expectNothingCut(page);
  expect(await textDownloaded(page)).toBe('# Ours\nkept');
  await page.getByRole('button', { name: 'Save as a new deck' }).click();
  await expect(source(page)).toContainText('kept');
  await expect(status(page)).toHaveText('Saved');
  expect(page.url()).not.toContain(new URL(url).pathname);
  await page.goto(url.replace(lectern.url, network.url));
  await expect(page.getByTitle('Slides', { exact: true })).toBeVisible();
  await expect(banner).toBeHidden();
  await network.close();
});

test('what was written offline on a deck that went to the trash is still to be had', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/404/);
  const { page } = ben;
  const url = await ownDeck(anna, { server: lectern.url, markdown: '# Ours\n', linkLevel: 'edit' });
  const network = await networkTo(lectern.url);
  await open(page, url.replace(lectern.url, network.url));
  network.cut();
  await writeAtEnd(page, 'kept');
  await expect(status(page)).toHaveText('Offline');
  await anna.context.request.delete(url.replace('/d/', '/api/v1/decks/'));
  network.mend();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  expect(await textDownloaded(page)).toBe('# Ours\nkept');
  await page.getByRole('button', { name: 'Done' }).click();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download text' })).toBeHidden();
  await network.close();
});

test('a page whose text is not the server’s says so, hands it over and takes the server’s', async ({ anna, ben, newDeck, lectern }) => {
  const { url, id } = await newDeck('# Call\n');
  let loses = false;
  await anna.page.routeWebSocket(/\/sync\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      const isEdit = typeof message !== 'string' && message[0] === 0 && message[1] === 2;
      if (!(loses && isEdit)) socket.send(message);
    });
  });
  await open(anna.page, url);
  await open(ben.page, url);
  await writeAtEnd(anna.page, 'mine');
  await expect(source(ben.page)).toContainText('mine');
  loses = true;
  await writeAtEnd(ben.page, 'lost');
  await expect(status(ben.page)).toHaveText('Saved');
  loses = false;
  await expect(alert(anna.page, 'This page showed another text than the server has.')).toBeVisible({ timeout: 25_000 });
  expect(await textDownloaded(anna.page)).toBe('# Call\nmine');
  await expect(source(anna.page)).toContainText('lost');
  await expect(source(anna.page)).toContainText('mine');
  await expect(status(anna.page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toMatch(/lost/);
});

test('a follower’s page keeps nothing in the browser', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: '# Ours\n', linkLevel: 'view' });
  await ben.page.goto(url);
  await expect(ben.page.getByTitle('Slides', { exact: true })).toBeVisible();
  await expect.poll(() => ben.page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
  expect(await ben.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('lectern:kept')))).toEqual([]);
});
