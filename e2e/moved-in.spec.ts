import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import { PNG } from 'pngjs';
import { inProject } from '#scripts/lib/project.mjs';
import { run } from '#scripts/lib/run.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { deckIdOf } from '#store/hedgedoc/note.ts';
import { openHedgeDoc, uuid } from '#store/hedgedoc/test-support/hedgedoc.ts';
import { source } from './support/editing.ts';
import type { Lectern } from './support/server.ts';
import { expect, people, signInAs, test } from './support/sign-in.ts';
import { slidesOf } from './support/slides.ts';

const NOTES = 12;
const REVISIONS = 5;
const permissions = ['freely', 'editable', 'limited', 'locked', 'protected', 'private'];
/** To those who are not signed in. */
const isOpen = (note: number) => [0, 1, 3].includes(note % 6);
const OLD_PICTURE = 'upload_0a1b2c3d4e5f.png';

/** A stack, and each revision a slide more. */
const textOf = (note: number, revisions: number): string =>
  `# Note ${note}\n\n---\n\n# Second\n\n----\n\n# Below second\n\n![](/uploads/${OLD_PICTURE})\n${Array.from({ length: revisions }, (_, n) => `\n---\n\n# Later ${n}\n`).join('')}`;
const aliasOf = (note: number) => `weekly-${note}`;
const shortOf = (note: number) => `s-${note}-short`;

/** Generates a HedgeDoc as its own programs would have left it. Anna is known by her subject, Ben by his address. */
async function generate(url: string, uploads: string): Promise<void> {
  const picture = new PNG({ width: 8, height: 8 });
  picture.data.fill(120);
  mkdirSync(uploads, { recursive: true });
  writeFileSync(join(uploads, OLD_PICTURE), PNG.sync.write(picture));
  const hedgedoc = await openHedgeDoc(url);
  await hedgedoc.user(uuid(1), { displayName: 'Anna' }, { profileid: 'anna' });
  await hedgedoc.user(uuid(2), { displayName: 'Ben' }, { email: 'Ben@example.org' });
  for (let n = 0; n < NOTES; n++) {
    const texts = Array.from({ length: REVISIONS }, (_, revision) => textOf(n, revision));
    const who = { permission: permissions[n % 6] ?? 'freely', ownerId: uuid(1 + (n % 2)) };
    await hedgedoc.note({ id: uuid(100 + n), texts, alias: aliasOf(n), shortid: shortOf(n), ...who });
  }
  await hedgedoc.close();
}

async function takeOver({ databaseUrl, dataFolder }: Lectern, from: string, uploads: string): Promise<string> {
  const env = { ...process.env, DATABASE_URL: databaseUrl, LECTERN_DATA: dataFolder };
  const args = [inProject('scripts', 'import-hedgedoc.mjs'), '--database', from, '--uploads', uploads];
  const { code, output } = await run(process.execPath, args, { env });
  expect(code, output).toBe(0);
  return output;
}

/** Every address that HedgeDoc had for a note. */
async function expectToLead(asking: APIRequestContext, { url }: Lectern, note: number): Promise<void> {
  const id = deckIdOf(uuid(100 + note));
  const [alias, short] = [aliasOf(note), shortOf(note)];
  for (const address of [id, `s/${short}`, `p/${short}`, alias, `s/${alias}`, `p/${alias}`, short]) {
    const answer = await asking.get(`${url}/${address}`, { maxRedirects: 0 });
    expect([address, answer.headers()['location']]).toEqual([address, `/d/${id}`]);
  }
}

const decksIn = async (page: Page) => (await (await page.request.get('/api/v1/decks?limit=100')).json()).decks as { id: string }[];

test('a whole HedgeDoc is taken over twice, its old links lead where they led, and people find what is theirs', async ({
  anna,
  ben,
  chair,
  lectern,
  provider,
  request,
  sql,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-moved-'));
  const there = await testDatabase();
  await generate(there.url, join(folder, 'uploads'));
  expect(await takeOver(lectern, there.url, join(folder, 'uploads'))).toContain(`${NOTES} notes: ${NOTES} new; 1 pictures taken.`);
  const all = async () => [
    await sql('SELECT deck.* FROM deck JOIN moved_note ON deck_id = id ORDER BY id'),
    await sql('SELECT * FROM deck_revision ORDER BY deck_id, n'),
    await sql('SELECT * FROM old_name ORDER BY kind, name'),
    await sql('SELECT * FROM old_upload'),
  ];
  const first = await all();
  expect(first.map((rows) => rows.length)).toEqual([NOTES, NOTES * REVISIONS, 2 * NOTES, 1]);
  expect(await takeOver(lectern, there.url, join(folder, 'uploads'))).toContain(`${NOTES} notes: ${NOTES} same; 0 pictures taken.`);
  expect(await all()).toEqual(first);
  await there.drop();
  rmSync(folder, { recursive: true });

  // What is closed to who asks answers as what is not there.
  for (let n = 0; n < NOTES; n++) {
    if (isOpen(n)) await expectToLead(request, lectern, n);
    else expect((await request.get(`${lectern.url}/p/${aliasOf(n)}`, { maxRedirects: 0 })).status()).toBe(404);
  }
  const old = await request.get(`${lectern.url}/uploads/${OLD_PICTURE}`, { maxRedirects: 0 });
  expect([old.status(), old.headers()['location']]).toEqual([301, expect.stringMatching(/^\/uploads\/[0-9a-f]{32}\.png$/)]);
  const picture = await request.get(`${lectern.url}/uploads/${OLD_PICTURE}`);
  expect([picture.status(), picture.headers()['content-type']]).toEqual([200, 'image/png']);

  // Everybody may follow what was "freely"; the address names the slide below the second.
  await chair.page.goto(`/${aliasOf(0)}#/1/1`);
  await slidesOf(chair.page).shows(3);
  await expect(chair.page.frameLocator('iframe[title="Slides"]').locator('section.present img')).toHaveJSProperty('naturalWidth', 8);

  provider.people.set('ben', { ...people.ben, email_verified: false });
  await signInAs(ben.page, 'ben');
  expect(await decksIn(ben.page)).not.toContainEqual(expect.objectContaining({ id: deckIdOf(uuid(105)) }));
  // No page of his is left that would ask for what he no longer sees.
  await ben.page.goto('about:blank');
  await ben.context.clearCookies();
  provider.people.set('ben', { ...people.ben, email_verified: true });
  await signInAs(ben.page, 'ben');
  // A private one of Ben's, found by the address that is checked, and written in from an old link.
  await ben.page.goto(`/p/${aliasOf(5)}#/3`);
  await expect(source(ben.page).locator('.cm-activeLine')).toContainText('Later 1');
  await signInAs(anna.page, 'anna', '/');
  for (let n = 0; n < NOTES; n++) await expectToLead((n % 2 === 0 ? anna : ben).page.request, lectern, n);
  const owned = await sql(`SELECT d.id, u.sub FROM moved_note m JOIN deck d ON d.id = m.deck_id JOIN app_user u ON u.id = d.owner_id`);
  const wanted = Array.from({ length: NOTES }, (_, n) => ({ id: deckIdOf(uuid(100 + n)), sub: n % 2 === 0 ? 'anna' : 'ben' }));
  const byId = (one: { id?: unknown }, other: { id?: unknown }) => String(one.id).localeCompare(String(other.id));
  expect(owned.sort(byId)).toEqual(wanted.sort(byId));
  const claims = `SELECT count(*)::int AS claims FROM audit_entry a JOIN moved_note m ON m.deck_id = a.deck_id WHERE act = 'decks-claimed'`;
  expect(await sql(claims)).toEqual([{ claims: NOTES }]);
});
