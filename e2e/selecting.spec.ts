import { readFile } from 'node:fs/promises';
import type { Download } from '@playwright/test';
import { unzipSync } from 'fflate';
import { expect, test } from './support/index.ts';
import { expectGoodLooks } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';
import type { Person } from './support/person.ts';

/** Three decks of this person's, and their view of them. */
async function threeDecks(person: Person, server: string): Promise<void> {
  for (const title of ['One', 'Two', 'Three']) await ownDeck(person, { server, markdown: `# ${title}\n`, linkLevel: 'none' });
  await person.page.goto('/?view=mine');
}

const namesIn = async (download: Download) => Object.keys(unzipSync(await readFile(await download.path()))).sort();

test('several decks are selected, and downloaded as one zip', async ({ anna, lectern }) => {
  await threeDecks(anna, lectern.url);
  const { page } = anna;
  await page.getByRole('button', { name: 'Select', exact: true }).click();
  const bar = page.getByRole('region', { name: 'Selected decks' });
  const download = bar.getByRole('button', { name: 'Download' });
  await expect(download).toBeDisabled();
  // a click anywhere on a card chooses it, and opens nothing
  await page.getByRole('listitem').filter({ hasText: 'Three' }).click();
  await page.getByRole('checkbox', { name: 'Select “One”' }).press('Space');
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await expectGoodLooks(page);
  const arriving = page.waitForEvent('download');
  await download.click();
  expect(await namesIn(await arriving)).toEqual(['One/One.md', 'Three/Three.md']);
  await expect(page.getByText('lectern.zip is downloaded')).toBeVisible();
  await expect(bar).toBeHidden();
});

test('selecting is done by keys alone, and Esc leaves it', async ({ anna, lectern }) => {
  await threeDecks(anna, lectern.url);
  const { page } = anna;
  const select = page.getByRole('button', { name: 'Select', exact: true });
  const bar = page.getByRole('region', { name: 'Selected decks' });
  await select.press('Enter');
  await expect(bar.getByRole('checkbox', { name: 'All' })).toBeFocused();
  await page.keyboard.press('Space');
  await expect(bar.getByRole('status')).toHaveText('3 selected');
  await page.getByRole('checkbox', { name: 'Select “Two”' }).press('Space');
  await expect(bar.getByRole('status')).toHaveText('2 selected');
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  await expect(select).toBeFocused();
  await select.press('Enter');
  await expect(bar.getByRole('status')).toHaveText('0 selected');
});
