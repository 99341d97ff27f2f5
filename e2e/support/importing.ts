import { expect, type Page } from '@playwright/test';

export const importDialog = (page: Page) => page.getByRole('dialog', { name: 'Import decks' });

/** Opens the dialog by its button. */
export async function openImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await expect(importDialog(page)).toBeVisible();
}

/** Imports what the dialog shows. */
export async function importShown(page: Page, decks: number): Promise<void> {
  await importDialog(page)
    .getByRole('button', { name: decks === 1 ? 'Import 1 deck' : `Import ${decks} decks` })
    .click();
}

/** The id of the deck that was opened. */
export async function openedDeck(page: Page): Promise<string> {
  await page.waitForURL(/\/d\/[\w-]{22}/);
  return /\/d\/([\w-]{22})/.exec(page.url())?.[1] ?? '';
}
