import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { drop, file } from './support/drop.ts';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';

const revealMd = '# One\n---\n# Two\n---v\n# Below two\n---\n# Three\n';
const dialog = (page: Page) => page.getByRole('dialog', { name: 'How are the slides separated?' });
const choice = (page: Page, name: string) => dialog(page).getByRole('radio', { name });

async function openedDeck(page: Page): Promise<string> {
  await page.waitForURL(/\/d\/[\w-]{22}/);
  return /\/d\/([\w-]{22})/.exec(page.url())?.[1] ?? '';
}

test('a deck from reveal-md is asked about, and its separators are rewritten', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [file('talk.md', revealMd)]);
  await expect(dialog(page)).toContainText('“talk.md” does not look like a deck from HedgeDoc.');
  await expect(choice(page, 'reveal-md')).toBeChecked();
  await expect(choice(page, 'HedgeDoc')).toContainText('1 slide');
  await expect(choice(page, 'reveal-md')).toContainText('4 slides');
  await expect(choice(page, 'Slidev')).toContainText('3 slides');
  await expect(dialog(page)).toContainText('3 separators rewritten: 2 to the right, 1 below.');
  await expectAccessible(page);
  await expectNothingCut(page);
  await dialog(page).getByRole('button', { name: 'Import' }).click();
  const id = await openedDeck(page);
  expect(await markdownOf(lectern.url, id)).toBe('# One\n\n---\n\n# Two\n\n----\n\n# Below two\n\n---\n\n# Three\n');
  await expect(page.getByText('3 separators rewritten: 2 to the right, 1 below.')).toBeVisible();
});

test('own separators are counted while they are typed', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [file('talk.md', '# One\n\n===\n\n# Two\n\n+++\n\n# Three\n\n===\n\n# Four\n')]);
  await expect(choice(page, 'Custom')).toBeChecked();
  await expect(choice(page, 'Custom')).toContainText('3 slides');
  await dialog(page).getByRole('textbox', { name: 'To the right' }).fill('^\\n+++\\n$');
  await expect(choice(page, 'Custom')).toContainText('4 slides');
  await dialog(page).getByRole('textbox', { name: 'Below' }).fill('');
  await expect(choice(page, 'Custom')).toContainText('2 slides');
  await dialog(page).getByRole('button', { name: 'Import' }).click();
  const id = await openedDeck(page);
  expect(await markdownOf(lectern.url, id)).toBe('# One\n\n===\n\n# Two\n\n---\n\n# Three\n\n===\n\n# Four\n');
});

test('a deck from HedgeDoc is asked about on demand only', async ({ anna: { page }, lectern }) => {
  const text = '# One\n\n---\n\n# Two\n';
  await page.goto('/');
  await drop(page, [file('plain.md', text)]);
  await openedDeck(page);
  await page.goto('/');
  await page.getByRole('button', { name: 'More ways to import' }).click();
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('menuitem', { name: 'Separators …' }).click();
  await (await chosen).setFiles({ name: 'again.md', mimeType: 'text/markdown', buffer: Buffer.from(text) });
  await expect(dialog(page)).toContainText('“again.md” looks like a deck from HedgeDoc.');
  await expect(choice(page, 'HedgeDoc')).toBeChecked();
  await expect(dialog(page)).toContainText('The text stays as it is.');
  await dialog(page).getByRole('button', { name: 'Import' }).click();
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe(text);
});

test('of several files each is asked about, one is left out, and one answer is for all others', async ({ anna: { page } }) => {
  await page.goto('/');
  await drop(page, [
    file('a.md', '# First of all\n'),
    ...['b', 'c', 'd', 'e'].map((name) => file(`${name}.md`, `# File ${name}\n---\n# Two\n`)),
  ]);
  await expect(dialog(page)).toContainText('“b.md”');
  await dialog(page).getByRole('button', { name: 'Skip this file' }).click();
  await expect(dialog(page)).toContainText('“c.md”');
  await dialog(page).getByRole('checkbox', { name: 'The same for the other 2 files' }).check();
  await dialog(page).getByRole('button', { name: 'Import' }).click();
  const said = page.getByRole('alert').filter({ hasText: '4 decks imported' });
  await expect(said).toBeVisible();
  for (const name of ['c', 'd', 'e']) {
    await expect(said.getByRole('listitem').filter({ hasText: `File ${name}` })).toContainText(
      '1 separator rewritten: 1 to the right, 0 below.',
    );
  }
});

test('Latin-1 and UTF-16 are read, and what was read is said', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [{ name: 'latin.md', bytes: [...Buffer.from('# Gr\u00fc\u00dfe\r\n', 'latin1')] }]);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe('# Grüße\n');
  await expect(page.getByText('Read as Windows-1252.')).toBeVisible();
  await page.goto('/');
  await drop(page, [{ name: 'wide.md', bytes: [...Buffer.from('\ufeff# Wide\r\n', 'utf16le')] }]);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe('# Wide\n');
  await expect(page.getByText('Read as UTF-16.')).toBeVisible();
});

test('the choice speaks German where it is wanted', async ({ person }) => {
  const { page } = await person('anna', { locale: 'de-DE' });
  await page.goto('/');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();
  await (await chosen).setFiles({ name: 'talk.md', mimeType: 'text/markdown', buffer: Buffer.from(revealMd) });
  const german = page.getByRole('dialog', { name: 'Wie sind die Folien getrennt?' });
  await expect(german).toContainText('3 Trenner umgeschrieben: 2 nach rechts, 1 nach unten.');
  await expect(german.getByRole('button', { name: 'Importieren' })).toBeVisible();
  await expectNothingCut(page);
});
