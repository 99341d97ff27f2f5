import type { Page } from '@playwright/test';
import { openEditor, source, writeAtEnd } from './support/editing.ts';
import { expect, test } from './support/index.ts';

const card = (page: Page) => page.getByRole('region', { name: 'Your name' });

/** Writes, and waits until it is there: a card that comes with the edit is there, too. */
async function write(page: Page, text: string): Promise<void> {
  await writeAtEnd(page, text);
  await expect(source(page)).toContainText(text);
}

test('a guest is asked for a name at the first edit and goes on writing; the others see the name at once', async ({
  anna,
  ben,
  newDeck,
}) => {
  const { url } = await newDeck('# One\n');
  await openEditor(anna.page, url);
  await openEditor(ben.page, url);
  await write(anna.page, 'hello');
  await expect(card(anna.page)).toContainText(/You write as Guest \d\d\. What is your name\?/);
  await expect(source(anna.page)).toBeFocused();
  await anna.page.keyboard.type(' world');
  await expect(source(ben.page)).toContainText('hello world');
  await expect(card(ben.page), 'somebody else’s edit asks nothing').toBeHidden();
  await expect(ben.page.locator('.cm-personCaret')).toHaveAttribute('data-name', /^Guest \d\d$/);
  await anna.page.keyboard.press('Escape');
  await anna.page.keyboard.press('Tab');
  await anna.page.keyboard.type('anna');
  await anna.page.keyboard.press('Enter');
  await expect(ben.page.locator('.cm-personCaret')).toHaveAttribute('data-name', 'anna');
  await expect(card(anna.page)).toBeHidden();
  await expect(source(anna.page)).toBeFocused();
  await ben.page.getByRole('button', { name: '2 people here' }).click();
  await expect(ben.page.getByRole('dialog').getByRole('button', { name: /^anna / })).toBeVisible();
  await anna.page.reload();
  await write(anna.page, ' again');
  await expect(card(anna.page)).toBeHidden();
});

test('who does not want to say it now is not asked again, in no tab', async ({ anna: { page, context }, newDeck }) => {
  const { url } = await newDeck('# One\n');
  await openEditor(page, url);
  await write(page, 'some');
  const field = card(page).getByRole('textbox', { name: 'Your name' });
  await field.focus();
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('Please enter a name.');
  await field.press('Escape');
  await expect(card(page)).toBeHidden();
  await expect(source(page)).toBeFocused();
  const other = await context.newPage();
  await openEditor(other, url);
  await write(other, 'more');
  await expect(card(other)).toBeHidden();
});

test('“Later” sends the card away', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck('# One\n');
  await openEditor(page, url);
  await write(page, 'some');
  await card(page).getByRole('button', { name: 'Later' }).click();
  await expect(card(page)).toBeHidden();
});
