import { expect, type Page } from '@playwright/test';
import { openEditor, openShare, source } from './editing.ts';
import type { Person } from './person.ts';
import { deckOf } from './sign-in.ts';
import { slidesOf } from './slides.ts';
import { press } from './stage.ts';

const deck = [
  '# Community call',
  '## Team One\n\nReport by @anna\n\nfrom one',
  '## Team Two\n\n<!-- owner: /teams/container -->\n\nfrom two',
  '## Goodbye',
].join('\n\n---\n\n');

async function write(page: Page, before: string, words: string): Promise<void> {
  await source(page).getByText(before, { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

async function slideOf(page: Page): Promise<number> {
  return Number(await slidesOf(page).shown.getAttribute('data-slide'));
}

async function handOver(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Hand over', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

type Cast = { readonly anna: Person; readonly ben: Person; readonly chair: Person; readonly attendee: Person };

/**
 * A call from the invitation to its end, at the Lectern of this address: the chair invites two groups, whose leads write their own sections and
 * present, somebody follows with a link, and one of the leads is removed in mid-sentence. Anna (/teams/iaas), ben (/teams/container) and
 * the chair are signed in already.
 */
export async function playCall({ anna, ben, chair, attendee }: Cast, lectern: string): Promise<void> {
  const id = await deckOf(chair.page, deck);
  const url = `${lectern}/d/${id}`;
  await openEditor(chair.page, url);

  const dialog = await openShare(chair.page);
  for (const name of ['/teams/iaas', '/teams/container']) {
    await dialog.getByRole('textbox', { name: 'Add people or groups' }).fill(name);
    await chair.page.getByRole('option', { name }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('combobox', { name: `What ${name} may do` })).toHaveValue('edit');
  }
  for (const name of ['Everybody signed in', 'Everybody with the link']) {
    const everybody = dialog.getByRole('combobox', { name: `What ${name} may do` });
    if ((await everybody.inputValue()) !== 'none') await everybody.selectOption('No access');
  }
  await dialog.getByRole('tab', { name: 'Sections' }).click();
  await dialog.getByRole('radio', { name: 'Owners only' }).check();
  await dialog.getByRole('tab', { name: 'Links' }).click();
  await dialog.getByRole('button', { name: 'New share link' }).click();
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Attendees');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await expect(dialog.getByRole('img', { name: 'QR code of “Attendees”' })).toBeVisible();
  const link = await dialog.getByRole('textbox', { name: 'Address of the link' }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();

  // Each writes their own section; a change of another's is undone at once.
  for (const { page } of [anna, ben]) await openEditor(page, url);
  await write(anna.page, 'from one', ' and all');
  await expect(source(chair.page)).toContainText('from one and all');
  await write(anna.page, 'from two', ' not');
  // what stood there before goes away softly
  await expect(anna.page.getByText('Team Two belongs to /teams/container. Ask them or the chair.')).toHaveCount(1);
  await expect(source(anna.page)).not.toContainText('from two not');
  await expect(anna.page.getByText('belongs to /teams/container. You can read it, not change it.')).toBeVisible();
  await write(ben.page, 'from two', ' as well');
  await expect(source(chair.page)).toContainText('from two as well');

  // Somebody with the follow link and no account sees all and can change nothing.
  await attendee.page.goto(link);
  await expect(attendee.page).toHaveURL(url);
  await expect(attendee.page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  const api = `${lectern}/api/v1/decks/${id}`;
  expect((await attendee.context.request.get(api)).ok()).toBe(true);
  for (const refused of [
    await attendee.context.request.put(`${api}/markdown`, { data: 'x', headers: { 'Content-Type': 'text/markdown' } }),
    await attendee.context.request.get(`${api}/sharing`),
    await attendee.context.request.patch(api, { data: { preset: 'freely' } }),
  ])
    expect(refused.status()).toBe(403);

  // The chair presents and hands over to anna; anna, at the end of her section, to ben by one key.
  await chair.page.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(chair.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await handOver(chair.page, 'Anna');
  await anna.page.getByRole('button', { name: /^Present now/ }).click();
  await slidesOf(anna.page).shows(await slideOf(chair.page));
  await press(anna.page, 'Home', 'ArrowRight');
  await slidesOf(attendee.page).shows(2);
  await expect(anna.page.getByText('Team One ends here')).toBeVisible();
  await press(anna.page, 'h');
  await expect(ben.page.getByText(/^Anna.* hands over to you/)).toBeVisible();
  await ben.page.getByRole('button', { name: /^Present now/ }).click();
  await expect(attendee.page.getByText(/^Ben.* presents$/)).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await slidesOf(ben.page).shows(2);
  await press(ben.page, 'ArrowRight');
  await slidesOf(attendee.page).shows(3);

  // The chair takes it back, and hands over once more.
  await chair.page.getByRole('button', { name: 'Edit' }).click();
  await chair.page.getByRole('button', { name: 'Take back' }).click();
  await chair.page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await expect(chair.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await handOver(chair.page, 'Ben');
  await ben.page.getByRole('button', { name: /^Present now/ }).click();
  await expect(attendee.page.getByText(/^Ben.* presents$/)).toBeVisible();

  // Anna goes back to writing; the chair removes her group in mid-sentence.
  await openEditor(anna.page, url);
  await write(anna.page, 'from one and all', ' but then');
  await openEditor(chair.page, url);
  const again = await openShare(chair.page);
  await again.getByRole('combobox', { name: 'What /teams/iaas may do' }).selectOption('Remove access');
  await expect(anna.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
  await expect(source(anna.page)).toHaveCount(0);
  expect((await anna.page.goto(url))?.status()).toBe(404);
}
