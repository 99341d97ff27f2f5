import { expect, test } from './support/index.ts';

test('the server is alive and ready', async ({ lectern, request }) => {
  expect((await request.get(`${lectern.url}/healthz`)).ok()).toBe(true);
  expect((await request.get(`${lectern.url}/readyz`)).ok()).toBe(true);
});

test('the start page lists the decks', async ({ anna, newDeck }) => {
  const { id } = await newDeck('# Smoke signals\n\nSeen from far.\n');
  await anna.page.goto('/');
  await expect(anna.page.getByRole('button', { name: 'New deck' })).toBeVisible();
  await expect(anna.page.locator(`a[href$="/d/${id}"]`).first()).toBeVisible();
});

test('a restart keeps the decks', async ({ lectern, newDeck, request }) => {
  const { id } = await newDeck('# Still here\n');
  await lectern.restart();
  await lectern.crash();
  const answer = await request.get(`${lectern.url}/d/${id}.md`);
  expect(answer.headers()['content-type']).toBe('text/markdown; charset=utf-8');
  expect(await answer.text()).toBe('# Still here\n');
});

test('browsers that ask for an icon get one', async ({ lectern, request }) => {
  const answer = await request.get(`${lectern.url}/favicon.ico`);
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
});
