import type { Page } from '@playwright/test';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import type { Person } from './support/person.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';

const deck = [
  '# Community call',
  '## Team One\n\nReport by @anna\n\nfrom one',
  '## Team Two\n\nReport by @ben\n\nfrom two',
  '## Goodbye',
].join('\n\n---\n\n');

const source = (page: Page) => page.getByRole('textbox', { name: 'Markdown source' });
const saved = (page: Page) => expect(page.getByRole('status')).toHaveText('Saved');
const share = async (page: Page, tab?: string) => {
  await page.getByRole('button', { name: /^Share/ }).click();
  const dialog = page.getByRole('dialog', { name: /^Share/ });
  if (tab) await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
};

/** Gives somebody a name, as they would by their first edit. */
async function named({ page, context }: Person, name: string, server: string): Promise<void> {
  await page.goto(server);
  const answer = await context.request.put(`${server}/api/v1/me`, { data: { name } });
  expect(answer.ok()).toBe(true);
}

async function write(page: Page, before: string, words: string): Promise<void> {
  await source(page).getByText(before, { exact: true }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

test('the chair lets two leads in, who write their own sections, hand the baton on, and one is removed', async ({
  anna,
  ben,
  chair,
  person,
  lectern,
  complaints,
}) => {
  test.slow();
  complaints.allow(/404|WebSocket/);
  for (const [who, name] of [
    [anna, 'anna'],
    [ben, 'ben'],
    [chair, 'chair'],
  ] as const)
    await named(who, name, lectern.url);
  const url = await ownDeck(chair, { server: lectern.url, markdown: deck, linkLevel: 'edit' });

  // Both open it, so that the chair finds them by name; then the deck is closed to all who are not named.
  for (const { page } of [anna, ben]) {
    await page.goto(`${url}?edit`);
    await saved(page);
  }
  await chair.page.goto(`${url}?edit`);
  await saved(chair.page);
  const dialog = await share(chair.page);
  for (const name of ['anna', 'ben']) {
    await dialog.getByRole('textbox', { name: 'Add people or groups' }).fill(name);
    await chair.page.getByRole('option', { name }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(dialog.getByRole('combobox', { name: `What ${name} may do` })).toHaveValue('edit');
  }
  await dialog.getByRole('combobox', { name: 'What Everybody with the link may do' }).selectOption('No access');
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
  await write(anna.page, 'from one', ' and all');
  await expect(source(chair.page)).toContainText('from one and all');
  await write(anna.page, 'from two', ' not');
  await expect(anna.page.getByText('Team Two belongs to ben. Ask them or the chair.')).toBeVisible();
  await expect(source(anna.page)).not.toContainText('from two not');
  await expect(anna.page.getByText('belongs to ben. You can read it, not change it.')).toBeVisible();
  await write(ben.page, 'from two', ' as well');
  await expect(source(chair.page)).toContainText('from two as well');

  // Somebody with the follow link sees all and can change nothing.
  const attendee = await person('attendee');
  await attendee.page.goto(link);
  await expect(attendee.page).toHaveURL(url);
  await expect(attendee.page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  const id = url.split('/').at(-1);
  const api = `${lectern.url}/api/v1/decks/${id}`;
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
  await chair.page.getByRole('button', { name: 'Hand over' }).click();
  await chair.page.getByRole('menuitem', { name: 'anna' }).click();
  await anna.page.getByRole('button', { name: /^Present now/ }).click();
  await slidesOf(anna.page).shows(await slideOf(chair.page));
  await press(anna.page, 'Home', 'ArrowRight');
  await slidesOf(attendee.page).shows(2);
  await expect(anna.page.getByText('Team One ends here')).toBeVisible();
  await press(anna.page, 'h');
  await expect(ben.page.getByText('anna hands over to you')).toBeVisible();
  await ben.page.getByRole('button', { name: /^Present now/ }).click();
  await expect(attendee.page.getByText('ben presents')).toBeVisible();
  await press(ben.page, 'ArrowRight');
  await slidesOf(attendee.page).shows(3);

  // Anna goes back to writing; the chair removes her in mid-sentence.
  await anna.page.goto(`${url}?edit`);
  await saved(anna.page);
  await write(anna.page, 'from one and all', ' but then');
  await chair.page.goto(`${url}?edit`);
  await saved(chair.page);
  const again = await share(chair.page);
  await again.getByRole('combobox', { name: 'What anna may do' }).selectOption('Remove access');
  await expect(anna.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
  await expect(source(anna.page)).toHaveCount(0);
  expect((await anna.page.goto(url))?.status()).toBe(404);
});

async function slideOf(page: Page): Promise<number> {
  return Number(await slidesOf(page).shown.getAttribute('data-slide'));
}

test('somebody who is not let in asks, and the owner lets them in from the deck', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/404/);
  await named(ben, 'ben', lectern.url);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'none' });
  await anna.page.goto(`${url}?edit`);
  await saved(anna.page);
  const closed = await ben.page.goto(url);
  const absent = await ben.page.request.get(`${lectern.url}/d/there-is-none`);
  expect([closed?.status(), absent.status()]).toEqual([404, 404]);
  await ben.page.getByRole('button', { name: 'Ask for access' }).click();
  await expect(ben.page.getByText(/^Asked\./)).toBeVisible();
  await expect(anna.page.getByText('1 person asks for access')).toBeVisible();
  await anna.page.getByRole('button', { name: 'Show' }).click();
  const dialog = anna.page.getByRole('dialog', { name: /^Share/ });
  await dialog.getByRole('button', { name: 'View', exact: true }).click();
  await expect(dialog.getByText('1 person asks for access')).toBeHidden();
  await expect(slidesOf(ben.page).shown).toHaveCount(1, { timeout: 20_000 });
});

test('a revoked link puts out who came by it; undo brings a level back', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/404|WebSocket/);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'none' });
  await anna.page.goto(`${url}?edit`);
  await saved(anna.page);
  const dialog = await share(anna.page);
  const everybody = dialog.getByRole('combobox', { name: 'What Everybody with the link may do' });
  await everybody.selectOption('Edit');
  await anna.page.getByRole('button', { name: 'Undo' }).click();
  await expect(everybody).toHaveValue('none');
  await dialog.getByRole('tab', { name: 'Links' }).click();
  await dialog.getByRole('button', { name: 'New share link' }).click();
  await dialog.getByRole('button', { name: 'Create' }).click();
  await ben.page.goto(await dialog.getByRole('textbox', { name: 'Address of the link' }).inputValue());
  await expect(slidesOf(ben.page).shown).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Revoke' }).click();
  await anna.page
    .getByRole('dialog', { name: /^Revoke/ })
    .getByRole('button', { name: 'Revoke' })
    .click();
  await expect(ben.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
  await expect(ben.page.locator('iframe')).toHaveCount(0);
});

test('whoever presents next asks for the baton; the chair takes it back', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'edit' });
  await present(anna.page, url);
  await ben.page.goto(`${url}?edit`);
  await ben.page.getByRole('button', { name: 'Ask to present' }).click();
  await anna.page.getByRole('button', { name: 'Hand over (1)' }).click();
  await anna.page.getByRole('menuitem', { name: /asks/ }).click();
  await expect(ben.page.getByText(/hands over to you/)).toBeVisible();
  await ben.page.getByRole('button', { name: /^Present now/ }).click();
  await expect(ben.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await anna.page.getByRole('button', { name: 'Edit' }).click();
  await anna.page.getByRole('button', { name: 'Take back' }).click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Take over' }).click();
  await expect(anna.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
});
