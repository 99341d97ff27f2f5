import { expect, type Page } from '@playwright/test';
import { slidesOf } from './slides.ts';

/** Opens the deck and presents it from its first slide. */
export async function present(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await expect(slidesOf(page).shown).toHaveCount(1);
}

/** Takes the stage from whoever leads, from the editor. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Take back', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Take over?');
  await dialog.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await expect(slidesOf(page).shown).toHaveCount(1);
}

/** Ends a presentation that somebody follows: says yes when asked. */
export async function end(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End presentation' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End presentation' }).click();
}

/** Keys as they fall, wherever the focus is. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
