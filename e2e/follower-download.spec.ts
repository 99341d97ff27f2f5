import { readFile } from 'node:fs/promises';
import { openEditor, openShare } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { expectGoodLooks } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';

const markdown = '# Out & about\n\nNote: only for the chair\n';

test('a reader takes the deck along, without notes', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown, linkLevel: 'view' });
  const { page } = ben;
  await page.goto(url);
  await slidesOf(page).shows(1);
  const open = async () => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Download …' }).click();
  };
  await open();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('checkbox')).toHaveCount(0);
  await expectGoodLooks(page, '[role="dialog"]');
  const text = page.waitForEvent('download');
  await dialog.getByRole('button', { name: /^Text Markdown/ }).click();
  expect(await readFile(await (await text).path(), 'utf8')).not.toContain('chair');
  const pdf = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'PDF, one page per slide' }).click();
  expect((await pdf).suggestedFilename()).toBe('Out & about.pdf');
  await expect(page.getByText('Out & about.pdf is downloaded')).toBeVisible();
});

test('who shares a deck can download it there', async ({ anna, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown, linkLevel: 'view' });
  await openEditor(anna.page, url);
  const share = await openShare(anna.page);
  await share.getByRole('button', { name: 'Download …' }).click();
  const dialog = anna.page.getByRole('dialog', { name: /^Download/ });
  await expect(dialog.getByRole('link', { name: /^Web page/ })).toHaveAttribute('href', /\/html$/);
  await expect(share).toBeHidden();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(share).toBeVisible();
});
