import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { drop, file } from './support/drop.ts';
import { importDialog, importShown, openedDeck } from './support/importing.ts';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';

const revealMd = '# One\n---\n# Two\n---v\n# Below two\n---\n# Three\n';
const row = (page: Page, title: string) => importDialog(page).getByRole('listitem').filter({ hasText: title });
const choice = (page: Page, name: string) => importDialog(page).getByRole('radio', { name });
const separatorsOf = (page: Page, title: string) => importDialog(page).getByRole('button', { name: `Separators of “${title}”` });
const apply = (page: Page) => importDialog(page).getByRole('button', { name: 'Apply' }).click();

test('a deck from reveal-md is recognised, and its separators are rewritten', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [file('talk.md', revealMd)]);
  await expect(row(page, 'One')).toContainText('4 slides · reveal-md');
  await expect(row(page, 'One')).toContainText('3 separators rewritten: 2 to the right, 1 below.');
  await separatorsOf(page, 'One').click();
  await expect(choice(page, 'reveal-md')).toBeChecked();
  await expect(choice(page, 'HedgeDoc')).toContainText('1 slide');
  await expect(choice(page, 'reveal-md')).toContainText('4 slides');
  await expect(choice(page, 'Slidev')).toContainText('3 slides');
  await expectAccessible(page);
  await expectNothingCut(page);
  await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
  await importShown(page, 1);
  const id = await openedDeck(page);
  expect(await markdownOf(lectern.url, id)).toBe('# One\n\n---\n\n# Two\n\n----\n\n# Below two\n\n---\n\n# Three\n');
  await expect(page.getByText('3 separators rewritten: 2 to the right, 1 below.')).toBeVisible();
});

test('own separators are counted while they are typed', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [file('talk.md', '# One\n\n===\n\n# Two\n\n+++\n\n# Three\n\n===\n\n# Four\n')]);
  await expect(row(page, 'One')).toContainText('3 slides · Custom');
  await separatorsOf(page, 'One').click();
  await expect(choice(page, 'Custom')).toBeChecked();
  await importDialog(page).getByRole('textbox', { name: 'To the right' }).fill('^\\n+++\\n$');
  await expect(choice(page, 'Custom')).toContainText('4 slides');
  await importDialog(page).getByRole('textbox', { name: 'Below' }).fill('');
  await expect(choice(page, 'Custom')).toContainText('2 slides');
  await apply(page);
  await expect(row(page, 'One')).toContainText('2 slides · Custom');
  await importShown(page, 1);
  const id = await openedDeck(page);
  expect(await markdownOf(lectern.url, id)).toBe('# One\n\n===\n\n# Two\n\n---\n\n# Three\n\n===\n\n# Four\n');
});

test('a deck from HedgeDoc stays as it is', async ({ anna: { page }, lectern }) => {
  const text = '# One\n\n---\n\n# Two\n';
  await page.goto('/');
  await drop(page, [file('plain.md', text)]);
  await expect(row(page, 'One')).toContainText('2 slides · HedgeDoc');
  await separatorsOf(page, 'One').click();
  await expect(choice(page, 'HedgeDoc')).toBeChecked();
  await expect(importDialog(page)).toContainText('The text stays as it is.');
  await apply(page);
  await importShown(page, 1);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe(text);
});

test('of several files one is left out, and one answer is for all others', async ({ anna: { page } }) => {
  await page.goto('/');
  await drop(
    page,
    ['a', 'b', 'c', 'd'].map((name) => file(`${name}.md`, `# File ${name}\n---\n# Two\n`)),
  );
  await importDialog(page).getByRole('checkbox', { name: 'Import “File a”' }).uncheck();
  await separatorsOf(page, 'File b').click();
  await choice(page, 'Slidev').check();
  await importDialog(page).getByRole('checkbox', { name: 'The same for the other 2 files' }).check();
  await apply(page);
  await expect(row(page, 'File a')).toContainText('reveal-md');
  for (const name of ['b', 'c', 'd']) await expect(row(page, `File ${name}`)).toContainText('2 slides · Slidev');
  await importShown(page, 3);
  const said = page.getByRole('dialog', { name: 'Import finished' });
  await expect(said).toContainText('3 decks imported');
  for (const name of ['b', 'c', 'd']) {
    await expect(said.getByRole('listitem').filter({ hasText: `File ${name}` })).toContainText(
      '1 separator rewritten: 1 to the right, 0 below.',
    );
  }
});

test('Latin-1 and UTF-16 are read, and what was read is said', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await drop(page, [{ name: 'latin.md', bytes: [...Buffer.from('# Gr\u00fc\u00dfe\r\n', 'latin1')] }]);
  await importShown(page, 1);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe('# Grüße\n');
  await expect(page.getByText('Read as Windows-1252.')).toBeVisible();
  await page.goto('/');
  await drop(page, [{ name: 'wide.md', bytes: [...Buffer.from('\ufeff# Wide\r\n', 'utf16le')] }]);
  await importShown(page, 1);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe('# Wide\n');
  await expect(page.getByText('Read as UTF-16.')).toBeVisible();
});

test('the dialog speaks German where it is wanted', async ({ person }) => {
  const { page } = await person('anna', { locale: 'de-DE' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Importieren', exact: true }).click();
  const german = page.getByRole('dialog', { name: 'Präsentationen importieren' });
  const chosen = page.waitForEvent('filechooser');
  await german.getByRole('button', { name: 'Dateien wählen' }).click();
  await (await chosen).setFiles({ name: 'talk.md', mimeType: 'text/markdown', buffer: Buffer.from(revealMd) });
  await expect(german).toContainText('3 Trenner umgeschrieben: 2 nach rechts, 1 nach unten.');
  await expect(german.getByRole('button', { name: '1 Präsentation importieren' })).toBeVisible();
  await expectNothingCut(page);
});
