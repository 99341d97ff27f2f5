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

test('the public text is to be had over HTTP: without notes, compressed, and not again when it is the same', async ({
  lectern,
  newDeck,
  request,
}) => {
  const { id } = await newDeck(`# Call\n\n${'word '.repeat(500)}\n\nNote: not for all\n`);
  const address = `${lectern.url}/api/v1/decks/${id}/public`;
  const answer = await request.get(address);
  const { epoch, rev, text, stage } = await answer.json();
  expect([typeof epoch, typeof rev, stage.live]).toEqual(['string', 'number', null]);
  expect(text).toContain('# Call');
  expect(text).not.toContain('not for all');
  const { etag = '', vary } = answer.headers();
  expect(vary).toContain('Accept-Encoding');
  for (const encoding of ['br', 'gzip']) {
    const packed = await request.get(address, { headers: { 'Accept-Encoding': encoding } });
    expect(packed.headers()).toMatchObject({ 'content-encoding': encoding, etag });
    expect(Number(packed.headers()['content-length'])).toBeLessThan(500);
    expect((await packed.json()).text).toBe(text);
  }
  const again = await request.get(address, { headers: { 'If-None-Match': etag } });
  expect([again.status(), (await again.body()).byteLength]).toEqual([304, 0]);
  await request.put(`${lectern.url}/api/v1/decks/${id}/markdown`, { headers: { 'Content-Type': 'text/markdown' }, data: '# New\n' });
  const later = await request.get(address, { headers: { 'If-None-Match': etag } });
  expect(later.status()).toBe(200);
  expect((await later.json()).text).toBe('# New\n');
});

test('browsers that ask for an icon get one', async ({ lectern, request }) => {
  const answer = await request.get(`${lectern.url}/favicon.ico`);
  expect(answer.status()).toBe(200);
  expect((await answer.body()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
});
