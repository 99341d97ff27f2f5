import type { Page } from '@playwright/test';
import { deckOf, expect, people, signInAs, test } from './support/sign-in.ts';
import { present } from './support/stage.ts';

const EVIL = '<img src=x data-evil onerror=alert(1)>';

/** The name stands there, as text or as a label, and is nothing else. */
async function showsAsText(page: Page, path: string): Promise<void> {
  await page.goto(path);
  const stands = () =>
    page.evaluate((name) => {
      const says = ({ attributes }: Element) => [...attributes].some(({ value }) => value.includes(name));
      return document.body.innerText.includes(name) || [...document.body.querySelectorAll('*')].some(says);
    }, EVIL);
  await expect.poll(stands, path).toBe(true);
  await expect(page.locator('[data-evil]'), path).toHaveCount(0);
}

test('a name that is a script is a name in every view', async ({ anna, ben, chair, provider }) => {
  provider.people.set('ben', { ...people.ben, name: `\u202e${EVIL}\n` });
  await signInAs(ben.page, 'ben');
  const id = await deckOf(ben.page, '# Bens\n');
  await ben.page.request.patch(`/api/v1/decks/${id}`, { data: { signedInLevel: 'edit', linkLevel: 'view' } });
  await showsAsText(ben.page, '/');
  await ben.page.goto(`/d/${id}?edit`);
  await ben.page.getByRole('button', { name: 'Share', exact: true }).first().click();
  await expect(ben.page.getByRole('dialog').locator('[data-evil]')).toHaveCount(0);
  await signInAs(anna.page, 'anna');
  for (const path of [`/d/${id}?edit`, '/']) await showsAsText(anna.page, path);
  await signInAs(chair.page, 'chair');
  for (const tab of ['people', 'decks', 'sessions', 'audit']) await showsAsText(chair.page, `/admin?tab=${tab}`);
  await present(ben.page, `/d/${id}?edit`);
  await showsAsText(anna.page, `/d/${id}?attendee`);
});
