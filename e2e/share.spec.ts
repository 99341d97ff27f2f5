import { openEditor, openShare } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import type { Person } from './support/person.ts';
import { slidesOf } from './support/slides.ts';
import { present } from './support/stage.ts';

const deck = [
  '# Community call',
  '## Team One\n\nReport by @anna\n\nfrom one',
  '## Team Two\n\nReport by @ben\n\nfrom two',
  '## Goodbye',
].join('\n\n---\n\n');

/** Gives somebody a name, as they would by their first edit. */
async function named({ page, context }: Person, name: string, server: string): Promise<void> {
  await page.goto(server);
  const answer = await context.request.put(`${server}/api/v1/me`, { data: { name } });
  expect(answer.ok()).toBe(true);
}

test('somebody who is not let in asks, and the owner lets them in from the deck', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/404/);
  await named(ben, 'ben', lectern.url);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'none' });
  await openEditor(anna.page, url);
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
  await openEditor(anna.page, url);
  const dialog = await openShare(anna.page);
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
