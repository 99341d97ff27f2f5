import type { Page } from '@playwright/test';
import pg from 'pg';
import { expect, test } from './support/index.ts';
import { expectAccessible, expectGoodLooks, expectNothingCut } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';

// Many looks at a time: on a busy machine they take longer than a story.
test.slow();

/** What opens over a page, by its accessible name, and what opens it. */
type Openings = Readonly<Record<string, () => Promise<void>>>;

async function expectDialogsGoodLooks(page: Page, openings: Openings): Promise<void> {
  for (const [name, open] of Object.entries(openings)) {
    await open();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await expectGoodLooks(page, '[role="dialog"]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name })).toBeHidden();
  }
}

test('the library and what opens over it can be used by everybody', async ({ anna: { page }, newDeck }) => {
  await newDeck(`# Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ${'long '.repeat(20)}\n`);
  for (const path of ['/?view=mine', '/?view=trash', '/']) {
    await page.goto(path);
    await expect(page.getByRole('button', { name: 'New deck' })).toBeVisible();
    await expectGoodLooks(page);
  }
  const account = page.getByRole('button', { name: /^Account/ });
  await account.click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectGoodLooks(page, '[role="menu"]');
  await page.keyboard.press('Escape');
  await expectDialogsGoodLooks(page, {
    'New deck': () => page.getByRole('button', { name: 'New deck' }).click(),
    'Keyboard shortcuts': () => page.keyboard.press('?'),
    'Your name': async () => {
      await account.click();
      await page.getByRole('menuitem', { name: 'Your name …' }).click();
    },
  });
});

test('the editor and what opens over it can be used by everybody', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck('---\ntitle: [\n---\n\n# Call\n\n---\n\n# Team A\n\nReport by @anna\n\n----\n\n# Team A\n\n**More**\n');
  await page.goto(`${url}?edit`);
  const status = page.getByRole('status');
  await expect(status).toHaveText('Saved');
  await page.getByRole('button', { name: /hint/ }).click();
  await page.getByRole('textbox', { name: 'Markdown source' }).press('x');
  await expect(page.getByRole('region', { name: 'Your name' })).toBeVisible();
  await expect(status).toHaveText('Saved');
  await expectGoodLooks(page);
  const more = async (item: string) => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await expectDialogsGoodLooks(page, {
    '1 person here': () => page.getByRole('button', { name: '1 person here' }).click(),
    'Your name': () => more('Your name'),
    'Keyboard shortcuts': () => more('Keyboard shortcuts'),
    Versions: () => more('Versions'),
    'Insert an image': () => page.getByRole('button', { name: 'Image' }).click(),
    'Pictures of this deck': () => more('Pictures of this deck'),
  });
  await page.setViewportSize({ width: 375, height: 812 });
  await expectAccessible(page);
  for (const tab of ['Slides', 'Outline', 'Edit']) {
    await page.getByRole('tab', { name: tab }).click();
    await expectNothingCut(page);
  }
});

test('an owner’s menus, Share and a deck that is thrown away can be used by everybody', async ({ anna, lectern }) => {
  const { page, context } = anna;
  const url = await ownDeck(anna, { server: lectern.url, markdown: '# Ours\n', linkLevel: 'edit' });
  await page.goto('/?view=mine');
  await page.getByRole('button', { name: 'More for “Ours”' }).click();
  await expect(page.getByRole('menuitem', { name: 'Move to trash' })).toBeVisible();
  await expectAccessible(page);
  await page.goto(`${url}?edit`);
  await expectDialogsGoodLooks(page, { Share: () => page.getByRole('button', { name: 'Share' }).click() });
  await context.request.delete(url.replace('/d/', '/api/v1/decks/'));
  await expect(page.getByText('This deck was moved to the trash.')).toBeVisible();
  await expectGoodLooks(page);
  await page.goto(url);
  await expect(page.getByRole('heading', { name: 'This deck is in the trash' })).toBeVisible();
  await expectGoodLooks(page);
});

test('an unknown address and a failure say what to do, to everybody', async ({ anna: { page }, lectern, complaints }) => {
  complaints.allow(/404|500|React error .441/);
  expect((await page.goto('/nothing-here'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  await expectGoodLooks(page);
  const database = new pg.Client(lectern.databaseUrl);
  await database.connect();
  try {
    await database.query('ALTER TABLE deck RENAME TO deck_away');
    expect((await page.goto('/'))?.status()).toBe(500);
    await expect(page.getByRole('heading', { name: 'Something went wrong' })).toBeVisible();
    await expectGoodLooks(page);
  } finally {
    await database.query('ALTER TABLE IF EXISTS deck_away RENAME TO deck');
    await database.end();
  }
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'New deck' })).toBeVisible();
});
