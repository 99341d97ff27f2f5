import type { Page } from '@playwright/test';
import { networkTo } from './support/flapping.ts';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';

const deck = ['# One', '## Two\n\nline of two', '## Three\n\nline of three\n\nNote: whisper this', '## Four'].join('\n\n---\n\n');
const frameOf = (page: Page, title: string) => page.frameLocator(`iframe[title="${title}"]`);

/** Replaces the deck's text through the API, which edits the live document. */
async function rewrite(server: string, id: string, change: (text: string) => string): Promise<void> {
  const text = await (await fetch(`${server}/d/${id}.md`)).text();
  const answer = await fetch(`${server}/api/v1/decks/${id}/markdown`, {
    method: 'PUT',
    headers: { 'Content-Type': 'text/markdown' },
    body: change(text),
  });
  expect(answer.ok).toBe(true);
}

test('edits on the shown slide and above it reach the stage; nobody loses the place', async ({ anna, ben, newDeck, lectern }) => {
  const { url, id } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'ArrowRight', 'ArrowRight');
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(3);
  await rewrite(lectern.url, id, (text) => text.replace('line of three', 'line of three, mended'));
  for (const { page } of [anna, ben]) await expect(slidesOf(page).shown).toContainText('mended');
  await rewrite(lectern.url, id, (text) => `# Zero\n\n---\n\n${text}`);
  for (const { page } of [anna, ben]) {
    await slidesOf(page).shows(4);
    await expect(slidesOf(page).shown).toContainText('mended');
  }
  await press(anna.page, 'ArrowRight');
  for (const { page } of [anna, ben]) await expect(slidesOf(page).shown).toContainText('Four');
});

test('letters never steer in a field, and Esc leads through dialogs to the editor and back', async ({ anna, newDeck }) => {
  const { url } = await newDeck(deck);
  const { page } = anna;
  await present(page, url);
  await press(page, 'g');
  const field = page.getByRole('textbox', { name: 'Number or title' });
  await expect(field).toBeFocused();
  await page.keyboard.type('bofs? three');
  await expect(field).toHaveValue('bofs? three');
  await slidesOf(page).shows(1);
  await field.fill('three');
  await press(page, 'Enter');
  await slidesOf(page).shows(3);
  await press(page, 'Shift+?');
  await expect(page.getByRole('dialog')).toContainText('Go to slide');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await press(page, 'Escape');
  await expect(page.getByRole('textbox', { name: 'Markdown source' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Markdown source' }).click();
  await page.keyboard.type('bfs');
  await expect(page.getByRole('textbox', { name: 'Markdown source' })).toContainText('bfs');
  await page.getByRole('button', { name: 'Back to the stage' }).click();
  await slidesOf(page).shows(3);
});

test('black darkens every screen, and any key brings the slide back', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(1);
  await press(anna.page, 'b');
  await expect(ben.page.getByText('The presenter has blacked out the screen.')).toBeVisible();
  await press(anna.page, 'ArrowRight');
  await expect(ben.page.getByText('The presenter has blacked out the screen.')).toHaveCount(0);
  await slidesOf(ben.page).shows(1);
});

test('the speaker view shows what comes next and the notes, and steers', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  const [speaker] = await Promise.all([anna.page.waitForEvent('popup'), press(anna.page, 's')]);
  await expect(slidesOf(speaker).shown).toContainText('One');
  await expect(frameOf(speaker, 'Next').locator('section.present:visible')).toContainText('Two');
  await speaker.getByRole('button', { name: 'Next', exact: true }).click();
  await speaker.getByRole('button', { name: 'Next', exact: true }).click();
  for (const page of [speaker, anna.page, ben.page]) await slidesOf(page).shows(3);
  await expect(frameOf(speaker, 'Notes').getByText('whisper this')).toBeVisible();
  await press(anna.page, 'ArrowRight');
  for (const page of [speaker, anna.page, ben.page]) await slidesOf(page).shows(4);
  await expect(speaker.getByText('This was the last step.')).toBeVisible();
});

test('somebody else may look at the speaker view, but not steer', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(`${url}/speaker`);
  await expect(ben.page.getByText('Only who presents can steer.')).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Next', exact: true })).toHaveCount(0);
  await slidesOf(ben.page).shows(1);
  await press(anna.page, 'End');
  await slidesOf(ben.page).shows(4);
});

test('a reader is sent from the speaker view to the deck', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  await ben.page.goto(`${url}/speaker`);
  await expect(ben.page).toHaveURL(url);
});

test('a lost connection is told, browsing works, and the stage is found again', async ({ anna, person, newDeck, lectern, complaints }) => {
  complaints.allow(/WebSocket connection|ERR_/);
  const network = await networkTo(lectern.url);
  const { id, url } = await newDeck(deck);
  const { page } = await person('far away');
  await present(anna.page, url);
  await page.goto(`${network.url}/d/${id}`);
  await slidesOf(page).shows(1);
  await expect(anna.page.getByText('1 follows')).toBeVisible();
  network.cut();
  await expect(page.getByText('Connection lost. Trying again.')).toBeVisible();
  await press(anna.page, 'End');
  await slidesOf(page).shows(1);
  network.mend();
  await slidesOf(page).shows(4);
  await expect(page.getByText('Connection lost. Trying again.')).toHaveCount(0);
  await network.close();
});

test('a deck that goes to the trash is told, and its text can be kept', async ({ anna, ben, newDeck, lectern }) => {
  const { id, url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(1);
  await fetch(`${lectern.url}/api/v1/decks/${id}`, { method: 'DELETE' });
  await expect(ben.page.getByText('This deck was moved to the trash.')).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Download text' })).toBeVisible();
});
