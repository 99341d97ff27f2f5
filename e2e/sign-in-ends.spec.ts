import type { Page } from '@playwright/test';
import { deckOf, expect, goOn, type Sql, signInAs, type TestProvider, test } from './support/sign-in.ts';

const source = (page: Page) => page.getByRole('textbox', { name: 'Markdown source' });
const banner = (page: Page) => page.getByRole('alert').filter({ hasText: 'You are signed out.' });

/** Anna with a deck of her own open in the editor. */
async function annaWrites(page: Page): Promise<string> {
  await signInAs(page, 'anna');
  const id = await deckOf(page, '# Hers\n');
  await page.goto(`/d/${id}?edit`);
  await expect(source(page)).toContainText('Hers');
  return id;
}

const sidOf = async (sql: Sql): Promise<string> =>
  String((await sql('select provider_sid from app_session order by created_at desc limit 1'))[0]?.['provider_sid']);

const tell = (page: Page, token: string) => page.request.post('/api/auth/back-channel-logout', { form: { logout_token: token } });

test('the provider’s back-channel logout closes an open editor, and its text can be kept', async ({ anna: { page }, provider, sql }) => {
  await annaWrites(page);
  const token = await provider.keys.sign(provider.logoutClaims({ sub: 'anna', sid: await sidOf(sql) }));
  expect((await tell(page, token)).status()).toBe(200);
  await expect(banner(page)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Download text' })).toBeVisible();
  await page.getByRole('link', { name: 'Sign in again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Lectern' })).toBeVisible();
});

const forged: Readonly<Record<string, (provider: TestProvider, sid: string) => Promise<string>>> = {
  'the signature of another key': ({ keys, logoutClaims }, sid) => keys.signForeign(logoutClaims({ sub: 'anna', sid })),
  'another issuer': ({ keys, logoutClaims }, sid) => keys.sign(logoutClaims({ sub: 'anna', sid, iss: 'http://evil.test' })),
  'another audience': ({ keys, logoutClaims }, sid) => keys.sign(logoutClaims({ sub: 'anna', sid, aud: 'somebody-else' })),
  'no event': ({ keys, logoutClaims }, sid) => keys.sign(logoutClaims({ sub: 'anna', sid, events: {} })),
  'a nonce': ({ keys, logoutClaims }, sid) => keys.sign(logoutClaims({ sub: 'anna', sid, nonce: 'x' })),
  nobody: ({ keys, logoutClaims }) => keys.sign(logoutClaims({})),
  'an old date': ({ keys, logoutClaims }, sid) => keys.sign(logoutClaims({ sub: 'anna', sid, iat: Math.floor(Date.now() / 1000) - 3600 })),
  'no id': ({ keys, logoutClaims }, sid) => keys.sign({ ...logoutClaims({ sub: 'anna', sid }), jti: '' }),
};

test('a logout token with anything wrong ends nothing, and a good one counts once', async ({ anna: { page }, provider, sql }) => {
  await annaWrites(page);
  const sid = await sidOf(sql);
  for (const [what, make] of Object.entries(forged)) expect((await tell(page, await make(provider, sid))).status(), what).toBe(400);
  expect((await page.request.get('/api/v1/me')).ok()).toBe(true);
  expect(await (await page.request.get('/api/v1/me')).json()).toMatchObject({ account: { email: 'anna@example.org' } });
  const token = await provider.keys.sign(provider.logoutClaims({ sub: 'anna' }));
  expect((await tell(page, token)).status()).toBe(200);
  await expect(banner(page)).toBeVisible();
  await page.goto('/signin');
  await goOn(page);
  await expect(page.getByRole('button', { name: 'Account: Anna' })).toBeVisible();
  expect((await tell(page, token)).status()).toBe(400);
  expect(await (await page.request.get('/api/v1/me')).json()).toMatchObject({ account: {} });
});

test('who is taken out of a group loses what it gave at the next refresh, in an open editor too', async ({
  anna,
  ben,
  complaints,
  provider,
  sql,
}) => {
  complaints.allow(/404/);
  const id = await annaWrites(anna.page);
  await sql(`update deck set link_level = 'none' where id = $1`, [id]);
  await signInAs(ben.page, 'ben');
  await sql(`insert into deck_group (deck_id, group_id, level) select $1, id, 'edit' from app_group where name = '/teams/container'`, [id]);
  await anna.page.request.patch(`/api/v1/decks/${id}`, { data: {} });
  await ben.page.goto(`/d/${id}?edit`);
  await expect(source(ben.page)).toContainText('Hers');
  provider.people.set('ben', { name: 'Ben', groups: [] });
  await expect(ben.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible({ timeout: 60_000 });
  expect((await ben.page.request.get(`/api/v1/decks/${id}`)).status()).toBe(404);
});

test('signing out elsewhere in a browser closes its editor within two seconds', async ({ anna: { page, context } }) => {
  await annaWrites(page);
  expect((await context.request.delete('/api/v1/session')).ok()).toBe(true);
  await expect(banner(page)).toBeVisible({ timeout: 2000 });
});
