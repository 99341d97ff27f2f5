import type { Page } from '@playwright/test';
import { deckOf, expect, type Forgery, goOn, logIn, signInAs, test, unsigned } from './support/sign-in.ts';

const accountMenu = (page: Page) => page.getByRole('button', { name: /^Account: / });
const complaint = (page: Page) => page.getByRole('alert').filter({ hasText: 'Signing in did not work' });
const sessions = async (page: Page) => (await page.context().cookies()).filter(({ name }) => name === 'lectern_session');

test('Anna signs in, is greeted by her name, and signs out at both ends', async ({ anna: { page }, provider }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in to Lectern' })).toBeVisible();
  await logIn(page, 'anna');
  await expect(accountMenu(page)).toHaveAccessibleName('Account: Anna');
  const [cookie] = await sessions(page);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  await accountMenu(page).click();
  await expect(page.getByRole('menu')).toContainText('anna@example.org');
  await expect(page.getByRole('menuitem', { name: 'Administration' })).toBeHidden();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  // The provider asks for itself, and then sends back here.
  await expect(page).toHaveURL((url) => url.origin === provider.issuer);
  await page.getByRole('button', { name: /yes/i }).click();
  await expect(page.getByRole('link', { name: 'Sign in' })).toBeVisible();
  expect(await sessions(page)).toEqual([]);
});

test('a session that ran out returns to the same deck after signing in', async ({ anna: { page }, provider, sql }) => {
  provider.people.set('anna', { name: 'Anna', groups: [] });
  await signInAs(page, 'anna');
  const id = await deckOf(page, '# Back here\n');
  await sql(`update app_session set seen_at = now() - interval '13 hours'`);
  await page.goto(`/d/${id}`);
  await expect(page).toHaveURL(/\/signin\?to=/);
  await goOn(page);
  await expect(page).toHaveURL(new RegExp(`/d/${id}$`));
  await expect(page.getByRole('textbox', { name: 'Markdown source' })).toContainText('Back here');
});

const forgeries: Readonly<Record<string, Forgery>> = {
  'another nonce': (claims, { sign }) => sign({ ...claims, nonce: 'other' }),
  'no nonce': ({ nonce: _, ...claims }, { sign }) => sign(claims),
  'another issuer': (claims, { sign }) => sign({ ...claims, iss: 'http://evil.test' }),
  'another audience': (claims, { sign }) => sign({ ...claims, aud: 'somebody-else' }),
  'nobody in it': ({ sub: _, ...claims }, { sign }) => sign(claims),
  'an end in the past': (claims, { sign }) => sign({ ...claims, exp: 1 }),
  'the signature of another key': (claims, { signForeign }) => signForeign(claims),
  'no signature at all': async (claims) => unsigned(claims),
};

for (const [what, forgery] of Object.entries(forgeries)) {
  test(`an ID token with ${what} signs nobody in`, async ({ anna: { page }, provider, sql }) => {
    const before = await sql('select count(*) from app_session');
    provider.forge(forgery);
    await page.goto('/signin');
    await logIn(page, 'anna');
    await expect(complaint(page)).toBeVisible();
    expect(await sessions(page)).toEqual([]);
    expect(await sql('select count(*) from app_session')).toEqual(before);
  });
}

test('a code counts once, and only in the browser that asked for it', async ({ anna, ben }) => {
  const { page, context } = anna;
  let callback = '';
  page.on('request', (request) => {
    if (request.url().includes('/api/auth/callback/')) callback = request.url();
  });
  await page.goto('/signin');
  await goOn(page);
  await expect(page.getByLabel('Login')).toBeVisible();
  const cookies = await context.cookies();
  await page.getByLabel('Login').fill('anna');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(accountMenu(page)).toHaveAccessibleName('Account: Anna');
  await ben.page.goto(callback);
  await expect(complaint(ben.page)).toBeVisible();
  expect(await sessions(ben.page)).toEqual([]);
  await context.clearCookies();
  await context.addCookies(cookies);
  await page.goto(callback);
  await expect(complaint(page)).toBeVisible();
  expect(await sessions(page)).toEqual([]);
});

test('whatever address is asked for, the way back is on this site', async ({ anna: { page }, lectern }) => {
  for (const to of ['https://evil.test/', '//evil.test', '/\\evil.test']) {
    await page.context().clearCookies();
    await page.goto(`/signin?to=${encodeURIComponent(to)}`);
    const csrf = await (await page.request.get('/api/auth/csrf')).json();
    const form = { csrfToken: csrf.csrfToken, callbackUrl: to, json: 'true' };
    const { url } = await (await page.request.post('/api/auth/signin/oidc', { form })).json();
    await page.goto(url);
    await page.getByLabel('Login').fill('anna');
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page, to).toHaveURL(`${lectern.url}/`);
  }
});

test('names, mail and pictures from the provider are text and no more', async ({ anna: { page }, provider, sql }) => {
  const name = '<img src=x onerror=alert(1)>\u202eanna\u0000\n';
  provider.people.set('anna', {
    name,
    email: '"><script>alert(1)</script>@x',
    picture: 'javascript:alert(1)',
    groups: ['/a', 7, { b: 1 }, 'x\u0000y', '/a'],
  });
  await signInAs(page, 'anna');
  await expect(accountMenu(page)).toHaveAccessibleName('Account: <img src=x onerror=alert(1)> anna');
  await accountMenu(page).click();
  await expect(page.getByRole('menu')).toContainText('"><script>alert(1)</script>@x');
  const [row] = await sql(
    `select picture, (select array_agg(g.name) from app_group g join app_group_member m on m.group_id = g.id where m.user_id = u.id) as groups from app_user u where sub = 'anna'`,
  );
  expect(row).toEqual({ picture: null, groups: ['/a'] });
});

test('claims that are missing lead to a name all the same, and to no group', async ({ anna: { page }, provider, sql }) => {
  provider.people.set('bare', {});
  await signInAs(page, 'bare');
  await expect(accountMenu(page)).toHaveAccessibleName('Account: Somebody');
  expect(await sql(`select 1 from app_group_member m join app_user u on u.id = m.user_id where u.sub = 'bare'`)).toEqual([]);
});
