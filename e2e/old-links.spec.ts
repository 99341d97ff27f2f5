import pg from 'pg';
import { source } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';

const deckText = '# One\n\n---\n\n# Two\n\n----\n\n# Below two\n\n---\n\n# Four\n';

/** Says what led to a deck in HedgeDoc, as moving in does. */
async function keepOldNames(databaseUrl: string, deckId: string, names: Readonly<Record<string, 'alias' | 'short'>>): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  for (const [name, kind] of Object.entries(names))
    await client.query('INSERT INTO old_name (kind, name, deck_id) VALUES ($1, $2, $3)', [kind, name, deckId]);
  await client.end();
}

test('old addresses lead to the deck and to the slide', async ({ anna: { page }, lectern, newDeck, request }) => {
  const { id } = await newDeck(deckText);
  await keepOldNames(lectern.databaseUrl, id, { 'weekly-call': 'alias', 'xK3-b_x2k': 'short' });
  for (const address of [
    `/${id}`,
    '/weekly-call',
    '/Weekly-Call',
    '/xK3-b_x2k',
    '/p/xK3-b_x2k',
    '/p/weekly-call',
    '/s/xK3-b_x2k',
    '/s/weekly-call',
  ]) {
    const answer = await request.get(`${lectern.url}${address}`, { maxRedirects: 0 });
    expect([address, answer.headers()['location']]).toEqual([address, `/d/${id}`]);
  }
  for (const address of ['/xk3-b_x2k', '/nothing', '/p/nothing', '/frame'])
    expect([address, (await request.get(`${lectern.url}${address}`, { maxRedirects: 0 })).status()]).toEqual([address, 404]);
  await page.goto('/p/weekly-call#/1/1');
  await page.waitForURL(`**/d/${id}`);
  await expect(source(page).locator('.cm-activeLine')).toContainText('Below two');
});

test('who only follows sees the slide of an old address', async ({ anna: { page }, newDeck }) => {
  const { id } = await newDeck(deckText);
  await page.goto(`/d/${id}?attendee#/2`);
  await slidesOf(page).shows(4);
  expect(new URL(page.url()).hash).toBe('');
});
