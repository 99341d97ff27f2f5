import { source } from './support/editing.ts';
import { expectAccessible, expectGoodLooks } from './support/looks.ts';
import { deckOf, expect, signInAs, test } from './support/sign-in.ts';

test('without an account people follow, and make nothing', async ({ anna, ben, complaints, lectern }) => {
  complaints.allow(/40[134]/);
  await signInAs(anna.page, 'anna');
  const id = await deckOf(anna.page, '# Open\n');
  await ben.page.goto(`/d/${id}?edit`);
  await expect(source(ben.page)).toBeHidden();
  const made = await ben.page.request.post('/api/v1/decks', { data: '# x', headers: { 'Content-Type': 'text/markdown' } });
  expect(made.status()).toBe(401);
  expect(await made.json()).toMatchObject({ type: 'urn:lectern:problem:sign-in-needed' });
  expect(made.headers()['www-authenticate']).toBe('Bearer');
  const put = await ben.page.request.put(`/api/v1/decks/${id}/markdown`, { data: '# x', headers: { 'Content-Type': 'text/markdown' } });
  expect(put.status()).toBe(403);
  await ben.page.goto(`/signin?to=/d/${id}`);
  await expect(ben.page.getByText('You return to “Open”. As a guest you can follow, not edit.')).toBeVisible();
  await ben.page.getByRole('button', { name: 'Follow as a guest' }).click();
  await expect(ben.page).toHaveURL(`${lectern.url}/d/${id}`);
  await ben.page.getByRole('button', { name: 'More' }).click();
  await expect(ben.page.getByRole('menuitem', { name: 'Sign in' })).toHaveAttribute('href', `/signin?to=${encodeURIComponent(`/d/${id}`)}`);
  await ben.page.goto('/d/there-is-none');
  await expect(ben.page.getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', /there-is-none$/);
  await expect(ben.page.getByRole('button', { name: 'Ask for access' })).toBeVisible();
});

test('a token is shown once, does what its scope says, and nothing once revoked', async ({ anna: { page }, lectern, playwright, sql }) => {
  await signInAs(page, 'anna');
  await page.goto('/tokens');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What is it for?').fill('weekly import');
  await page.getByRole('button', { name: 'Make token' }).click();
  const token = (await page.getByRole('dialog').locator('code').textContent()) ?? '';
  expect(token).toMatch(/^lectern_[A-Za-z0-9_-]{43}$/);
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('table')).toContainText('weekly import');
  await expect(page.locator('body')).not.toContainText(token);
  expect(await sql('select 1 from api_token where token_hash = $1', [token])).toEqual([]);

  const tool = await playwright.request.newContext({ baseURL: lectern.url, extraHTTPHeaders: { Authorization: `Bearer ${token}` } });
  const make = () => tool.post('/api/v1/decks', { data: '# By a tool\n', headers: { 'Content-Type': 'text/markdown' } });
  expect(await (await tool.get('/api/v1/me')).json()).toMatchObject({ name: 'Anna' });
  expect((await make()).status()).toBe(403);
  await sql(`update api_token set scope = 'write'`);
  const made = await make();
  expect(made.status()).toBe(201);
  const [deck] = await sql('select u.sub from deck d join app_user u on u.id = d.owner_id where d.id = $1', [(await made.json()).id]);
  expect(deck).toEqual({ sub: 'anna' });
  expect((await tool.post('/api/v1/me/tokens', { data: { name: 'more', scope: 'admin', days: null } })).status()).toBe(403);
  await page.getByRole('button', { name: 'Revoke: weekly import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByText('You have no tokens.')).toBeVisible();
  expect((await make()).status()).toBe(401);
  await tool.dispose();
});

test('who runs this Lectern suspends somebody in mid-sentence, and lets them in again', async ({ anna, chair, complaints }) => {
  complaints.allow(/40[134]/);
  await signInAs(anna.page, 'anna');
  const id = await deckOf(anna.page, '# Hers\n');
  await anna.page.goto(`/d/${id}?edit`);
  await expect(source(anna.page)).toContainText('Hers');
  await signInAs(chair.page, 'chair');
  await chair.page.goto('/admin');
  await chair.page.getByRole('button', { name: 'Suspend: Anna' }).click();
  await chair.page.getByRole('dialog').getByRole('button', { name: 'Suspend' }).click();
  await expect(anna.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
  await expect(chair.page.getByRole('row', { name: /Anna/ })).toContainText('Suspended');
  expect((await anna.page.request.get(`/api/v1/decks/${id}`)).status()).toBe(404);
  await anna.page.goto('/');
  await expect(anna.page.getByText('Your account is suspended.')).toBeVisible();
  await chair.page.getByRole('button', { name: 'Let in again: Anna' }).click();
  await expect(chair.page.getByRole('row', { name: /Anna/ })).not.toContainText('Suspended');
  expect((await anna.page.request.get(`/api/v1/decks/${id}`)).status()).toBe(200);
});

test('an account goes, and its decks go to another', async ({ ben, chair, sql }) => {
  await signInAs(ben.page, 'ben');
  const id = await deckOf(ben.page, '# Bens\n');
  await signInAs(chair.page, 'chair');
  await chair.page.goto('/admin');
  await chair.page.getByRole('button', { name: 'Delete: Ben' }).click();
  const dialog = chair.page.getByRole('dialog');
  await dialog.getByLabel('Who gets the decks').selectOption({ label: 'Give to Chair (chair@example.org)' });
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await expect(chair.page.getByRole('row', { name: /Ben/ })).toBeHidden();
  const [deck] = await sql('select u.sub, d.deleted_at from deck d join app_user u on u.id = d.owner_id where d.id = $1', [id]);
  expect(deck).toEqual({ sub: 'chair', deleted_at: null });
  for (const tab of ['Decks', 'Links', 'Sessions', 'Usage', 'Audit log']) {
    await chair.page.getByRole('link', { name: tab, exact: true }).click();
    await expect(chair.page.getByRole('link', { name: tab, exact: true })).toHaveAttribute('aria-current', 'page');
  }
  await expect(chair.page.getByRole('row', { name: /Account deleted/ })).toContainText('decks: 1 · to: Chair');
  await chair.page.getByRole('searchbox', { name: 'Search' }).fill('deleted');
  await chair.page.getByRole('searchbox', { name: 'Search' }).press('Enter');
  await expect(chair.page).toHaveURL(/search=deleted/);
  await expect(chair.page.getByRole('row').nth(1)).toContainText('Account deleted');
});

test('for all others there is no administration', async ({ anna: { page }, complaints }) => {
  complaints.allow(/404/);
  await signInAs(page, 'anna');
  await page.goto('/admin');
  await expect(page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  expect((await page.request.patch('/api/v1/admin/users/x', { data: { suspended: true } })).status()).toBe(404);
  expect((await page.request.delete('/api/v1/admin/sessions/x')).status()).toBe(404);
});

test('decks made as a guest are taken over once, by who made them', async ({ anna: { page }, sql }) => {
  await page.goto('/');
  const token = (await page.context().cookies()).find(({ name }) => name === 'lectern_person')?.value;
  await sql(`insert into app_user (id, name, token_hash) values ('guest-of-old', 'Guest 12', encode(sha256($1::bytea), 'hex'))`, [token]);
  await sql(
    `insert into deck (id, title, cover, slides, stacks, sections, owner_id) values ('old-deck', 'Old', '', 1, 1, 1, 'guest-of-old')`,
  );
  await signInAs(page, 'anna');
  await expect(page.getByRole('dialog')).toContainText('This deck is yours as a guest. Take it over?');
  await page.getByRole('button', { name: 'Take over' }).click();
  await expect(page.getByText('The deck is yours now.')).toBeVisible();
  expect(await sql(`select u.sub from deck d join app_user u on u.id = d.owner_id where d.id = 'old-deck'`)).toEqual([{ sub: 'anna' }]);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a group made here is filled, renamed, given a deck, and deleted', async ({ anna, ben }) => {
  await signInAs(ben.page, 'ben');
  await signInAs(anna.page, 'anna');
  const id = await deckOf(anna.page, '# Ours\n');
  await anna.page.request.patch(`/api/v1/decks/${id}`, { data: { preset: 'private' } });
  await anna.page.getByRole('button', { name: 'Account: Anna' }).click();
  await anna.page.getByRole('menuitem', { name: 'My groups' }).click();
  await anna.page.getByRole('button', { name: 'New group' }).click();
  await anna.page.getByRole('textbox', { name: 'Name of the group' }).fill('Helpers');
  await anna.page.getByRole('button', { name: 'Make group' }).click();
  await anna.page.getByRole('button', { name: 'Members: Helpers' }).click();
  const dialog = anna.page.getByRole('dialog', { name: 'Members of Helpers' });
  await dialog.getByRole('combobox', { name: 'Add somebody' }).fill('ben');
  await anna.page.getByRole('option', { name: /Ben/ }).click();
  await expect(dialog.getByRole('button', { name: 'Take out: Ben' })).toBeVisible();
  await expectAccessible(anna.page, '[role="dialog"]');
  await anna.page.keyboard.press('Escape');
  await anna.page.getByRole('button', { name: 'Rename: Helpers' }).click();
  await anna.page.getByRole('textbox', { name: 'Name of the group' }).fill('Writers');
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(anna.page.getByRole('row', { name: /Writers/ })).toContainText('Ben');
  await expectGoodLooks(anna.page);

  const groups = await (await anna.page.request.get('/api/v1/groups')).json();
  const groupId = groups.groups.find(({ name }: { name: string }) => name === 'Writers').id;
  await anna.page.request.put(`/api/v1/decks/${id}/groups/${groupId}`, { data: { level: 'edit' } });
  await ben.page.goto(`/d/${id}?edit`);
  await expect(source(ben.page)).toContainText('Ours');
  await anna.page.getByRole('button', { name: 'Delete: Writers' }).click();
  await anna.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Your access was removed' })).toBeVisible();
  await expect(anna.page.getByText('You have made no groups.')).toBeVisible();
});
