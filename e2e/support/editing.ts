import { expect, type Locator, type Page } from '@playwright/test';

export const source = (page: Page) => page.getByRole('textbox', { name: 'Markdown source' });
export const status = (page: Page) => page.getByRole('status');

/** Opens a deck's editor and waits until it has the text. */
export async function openEditor(page: Page, url: string): Promise<void> {
  await page.goto(`${url}?edit`);
  await expect(status(page)).toHaveText('Saved');
}

export async function writeAtEnd(page: Page, text: string): Promise<void> {
  await source(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(text);
}

/** Opens the Share dialog of a deck's editor. */
export async function openShare(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Share/ }).click();
  return page.getByRole('dialog', { name: /^Share/ });
}
