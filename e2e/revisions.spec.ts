import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { openEditor, source, writeAtEnd } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';

const status = (page: Page) => page.getByRole('status').filter({ hasText: /Saved|Saving|Connecting/ });
const dialog = (page: Page) => page.getByRole('dialog', { name: 'Versions' });

async function write(page: Page, text: string): Promise<void> {
  await writeAtEnd(page, text);
  await expect(status(page)).toHaveText('Saved');
}

async function openVersions(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Versions' }).click();
  await expect(dialog(page)).toBeVisible();
}

test('a version is kept under a name, compared, restored for everybody, and the restoring undone', async ({
  anna: { page },
  ben,
  newDeck,
  lectern,
}) => {
  const { url, id } = await newDeck('# Call\n\none\n');
  await openEditor(page, url);
  await openEditor(ben.page, url);
  await write(page, 'first');
  await openVersions(page);
  await page.getByRole('textbox', { name: 'Keep the text as it is now' }).fill('Sent to the team');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Sent to the team/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toBeHidden();
  await write(page, ' and second');
  await write(ben.page, ' from ben');
  const later = await markdownOf(lectern.url, id);

  await openVersions(page);
  // by the keyboard alone
  await page.getByRole('button', { name: /^Sent to the team/ }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('textbox', { name: 'Text now' })).toContainText('first and second from ben');
  await expect(dialog(page).getByRole('textbox', { name: /^Text of/ })).toContainText('first');
  await expect(dialog(page).getByRole('textbox', { name: 'Text now' })).toHaveAttribute('aria-readonly', 'true');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(dialog(page)).toBeHidden();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# Call\n\none\nfirst');
  await expect(source(ben.page)).not.toContainText('from ben');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(later);
  await expect(source(ben.page)).toContainText('from ben');
});

test('on a phone the versions have the whole page, and the change is shown in one column', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck('# Call\n\none\n');
  await openEditor(page, url);
  await openVersions(page);
  await page.getByRole('textbox', { name: 'Keep the text as it is now' }).fill('Before');
  await page.getByRole('button', { name: 'Keep' }).click();
  await expect(page.getByRole('button', { name: /^Before/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await write(page, 'more');
  await page.setViewportSize({ width: 375, height: 812 });
  await openVersions(page);
  await page.getByRole('button', { name: /^Before/ }).click();
  await expect(dialog(page).getByRole('textbox', { name: 'Text now' })).toContainText('more');
  await expect(dialog(page).locator('.cm-merge-a')).toHaveCount(0);
  await expectAccessible(page);
  await expectNothingCut(page);
});

test('readers see no versions', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: '# Ours\n', linkLevel: 'edit' });
  await openEditor(ben.page, url);
  await anna.context.request.patch(url.replace('/d/', '/api/v1/decks/'), { data: { linkLevel: 'view' } });
  await expect(ben.page.getByText('You can now only view this deck.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'More', exact: true }).click();
  await expect(ben.page.getByRole('menuitem', { name: 'Download text' })).toBeVisible();
  await expect(ben.page.getByRole('menuitem', { name: 'Versions' })).toBeHidden();
  const answer = await ben.context.request.get(`${url.replace('/d/', '/api/v1/decks/')}/revisions`);
  expect(answer.status()).toBe(403);
});
