import type { Page } from '@playwright/test';
import pg from 'pg';
import { startServer } from '#scripts/lib/server.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { playCall } from './support/call-story.ts';
import { test as base, expect } from './support/index.ts';
import { KeycloakAdmin, settings as keycloak } from './support/keycloak.ts';
import type { Lectern } from './support/server.ts';
import { deckOf } from './support/sign-in.ts';

const source = (page: Page) => page.getByRole('textbox', { name: 'Markdown source' });

/** Lectern at the address that the realm knows, beside the Keycloak that `npm run test:keycloak` started. */
const test = base.extend<{ readonly admin: KeycloakAdmin }, { readonly lectern: Lectern }>({
  lectern: [
    async ({}, use) => {
      const database = await testDatabase();
      const { env, port, url } = keycloak();
      const server = await startServer({ port, env: { ...env, DATABASE_URL: database.url }, output: 'ignore' });
      const again = () => Promise.reject(new Error('not here'));
      const dataFolder = 'data';
      await use({ url, databaseUrl: database.url, dataFolder, pid: () => server.pid, restart: again, crash: again, stop: server.stop });
      await server.stop();
      await database.drop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
  admin: async ({}, use) => use(await KeycloakAdmin.open()),
});

/** Keycloak's own login page. */
async function logIn(page: Page, username: string): Promise<void> {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(keycloak().password);
  await page.locator('#kc-login').click();
}

async function signIn(page: Page, username: string, to = '/'): Promise<void> {
  await page.goto(`/signin?to=${encodeURIComponent(to)}`);
  await page.getByRole('button', { name: 'Continue with Keycloak' }).click();
  await logIn(page, username);
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === to);
}

async function sqlAt(url: string, text: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

test.beforeEach(({ complaints }) => complaints.allow(/localhost:\d+\/(realms|resources)|favicon|404|401|403/));

test('Anna signs in at Keycloak, her groups arrive, and she signs out at both ends', async ({ anna: { page }, lectern }) => {
  await signIn(page, 'anna');
  await expect(page.getByRole('button', { name: 'Account: Anna Example' })).toBeVisible();
  const groups = `select g.name from app_group g join app_group_member m on m.group_id = g.id join app_user u on u.id = m.user_id where u.username = 'anna'`;
  expect(await sqlAt(lectern.databaseUrl, groups)).toEqual([{ name: '/teams/iaas' }]);
  await page.getByRole('button', { name: 'Account: Anna Example' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  await page.goto('/signin');
  await page.getByRole('button', { name: 'Continue with Keycloak' }).click();
  await expect(page.locator('#username'), 'Keycloak asks again').toBeVisible();
});

test('a right by group works, and is gone at the refresh after the group was taken away', async ({ anna, ben, admin, lectern }) => {
  await signIn(anna.page, 'anna');
  const id = await deckOf(anna.page, '# For containers\n');
  await signIn(ben.page, 'ben');
  await sqlAt(lectern.databaseUrl, `update deck set link_level = 'none' where id = $1`, [id]);
  const grant = `insert into deck_group (deck_id, group_id, level) select $1, id, 'edit' from app_group where name = '/teams/container'`;
  await sqlAt(lectern.databaseUrl, grant, [id]);
  await ben.page.goto(`/d/${id}?edit`);
  await expect(source(ben.page)).toContainText('For containers');
  await admin.leaveGroup('ben', '/teams/container');
  await expect(async () => expect((await ben.page.request.get(`/api/v1/decks/${id}`)).status()).toBe(404)).toPass();
  await expect(ben.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible({ timeout: 60_000 });
  await admin.joinGroup('ben', '/teams/container');
});

test('Keycloak’s back-channel logout closes an open editor', async ({ anna: { page }, admin }) => {
  await signIn(page, 'anna');
  const id = await deckOf(page, '# Hers\n');
  await page.goto(`/d/${id}?edit`);
  await expect(source(page)).toContainText('Hers');
  await admin.logOut('anna');
  await expect(page.getByRole('alert').filter({ hasText: 'You are signed out.' })).toBeVisible();
});

test('a session that ran out returns to the same deck', async ({ anna: { page }, lectern }) => {
  await signIn(page, 'anna');
  const id = await deckOf(page, '# Back here\n');
  await sqlAt(lectern.databaseUrl, `update app_session set seen_at = now() - interval '13 hours'`);
  await page.goto(`/d/${id}`);
  await expect(page).toHaveURL(/\/signin\?to=/);
  await page.getByRole('button', { name: 'Continue with Keycloak' }).click();
  await expect(page).toHaveURL(new RegExp(`/d/${id}$`));
  await expect(source(page)).toContainText('Back here');
});

test('chair, in the administrators’ group, finds the administration', async ({ chair: { page } }) => {
  await signIn(page, 'chair');
  await page.goto('/admin');
  await expect(page.getByRole('row', { name: /Chair Example/ })).toContainText('Administrator');
});

test('a call of two teams whose groups come from Keycloak', async ({ anna, ben, chair, person, lectern, complaints }) => {
  test.slow();
  complaints.allow(/WebSocket/);
  for (const [name, { page }] of Object.entries({ anna, ben, chair })) await signIn(page, name);
  await playCall({ anna, ben, chair, attendee: await person('attendee') }, lectern.url);
});
