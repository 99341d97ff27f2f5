import type { Page } from '@playwright/test';
import pg from 'pg';
import { test as base, expect } from './index.ts';
import { CLIENT, startProvider, type TestProvider } from './provider.ts';
import { type Lectern, startLectern } from './server.ts';

export { expect } from './index.ts';
export { type Forgery, type TestProvider, unsigned } from './provider.ts';

type Both = { readonly lectern: Lectern; readonly provider: TestProvider };

/** The tests' people as the provider knows them. */
export const people = {
  anna: { name: 'Anna', preferred_username: 'anna', email: 'anna@example.org', groups: ['/teams/iaas'] },
  ben: { name: 'Ben', preferred_username: 'ben', email: 'ben@example.org', groups: ['/teams/container'] },
  chair: { name: 'Chair', preferred_username: 'chair', email: 'chair@example.org', groups: ['/lectern/admins'] },
} as const;

/** Playwright's test with a Lectern at which people sign in with a real provider. The provider is asked anew about them after 2 s. */
export const test = base.extend<{ readonly provider: TestProvider; readonly sql: Sql }, { readonly both: Both; readonly lectern: Lectern }>(
  {
    both: [
      async ({}, use, { workerIndex }) => {
        let provider: TestProvider | null = null;
        const lectern = await startLectern(`sign-in-${workerIndex}`, async (url) => {
          provider = await startProvider(url);
          return settingsFor(provider, url);
        });
        if (provider) await use({ lectern, provider });
        await lectern.stop();
        await (provider as TestProvider | null)?.stop();
      },
      { scope: 'worker', timeout: 300_000 },
    ],
    lectern: [({ both }, use) => use(both.lectern), { scope: 'worker' }],
    provider: [
      async ({ both: { provider } }, use) => {
        provider.people.clear();
        for (const [sub, claims] of Object.entries(people)) provider.people.set(sub, claims);
        await use(provider);
        provider.forge(null);
      },
      { auto: true },
    ],
    sql: async ({ lectern }, use) => {
      const client = new pg.Client(lectern.databaseUrl);
      await client.connect();
      await use(async (text, values = []) => (await client.query(text, [...values])).rows);
      await client.end();
    },
  },
);

export type Sql = (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

const settingsFor = ({ issuer }: TestProvider, url: string) => ({
  APP_URL: url,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: CLIENT.id,
  OIDC_CLIENT_SECRET: CLIENT.secret,
  OIDC_NAME: 'Keycloak',
  OIDC_SCOPE: 'openid profile email offline_access',
  OIDC_REFRESH_SECONDS: '2',
  ADMIN_GROUP: '/lectern/admins',
  LIMIT_LOGIN: '1000/15m',
});

/** Leaves for the provider, which lets in at once whom it knows already. */
export const goOn = (page: Page): Promise<void> => page.getByRole('button', { name: 'Continue with Keycloak' }).click();

/** Signs in at the page that is open there, which then goes on to where the person wanted. */
export async function logIn(page: Page, sub: string): Promise<void> {
  await goOn(page);
  await page.getByLabel('Login').fill(sub);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Signs in on the way to a page, and waits until it is open. */
export async function signInAs(page: Page, sub: string, to = '/'): Promise<void> {
  await page.goto(`/signin?to=${encodeURIComponent(to)}`);
  await logIn(page, sub);
  await expect(page).toHaveURL((url) => `${url.pathname}${url.search}` === to);
}

/** Makes a deck as whoever is signed in at a page. @returns its id */
export async function deckOf(page: Page, markdown: string): Promise<string> {
  const made = await page.request.post('/api/v1/decks', { data: markdown, headers: { 'Content-Type': 'text/markdown' } });
  expect(made.status(), await made.text()).toBe(201);
  return (await made.json()).id;
}
