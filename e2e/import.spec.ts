import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TextReader, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { PNG } from 'pngjs';
import { markdownOf } from './support/decks.ts';
import { drop, file } from './support/drop.ts';
import { importDialog, importShown, openedDeck, openImport } from './support/importing.ts';
import { test as base, expect } from './support/index.ts';
import { expectAccessible, expectNothingCut } from './support/looks.ts';
import { startLectern } from './support/server.ts';

/** Another site with notes, which this Lectern may read. */
type Other = { readonly url: string; readonly server: Server };
const note = '---\ntitle: Weekly call\ntags: team\n---\n\n# One\n\n---\n\n![](/uploads/a.png) ![](https://example.org/b.png)\n';

const test = base.extend<object, { readonly other: Other }>({
  other: [
    async ({}, use) => {
      const server = createServer(({ url }, response) => {
        if (url === '/weekly/download') response.writeHead(200, { 'Content-Type': 'text/markdown' }).end(note);
        else if (url === '/closed') response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
        else response.writeHead(url === '/closed/download' ? 403 : 404).end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      await use({ server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
      server.close();
    },
    { scope: 'worker' },
  ],
  lectern: [
    async ({ other }, use) => {
      const lectern = await startLectern('import', async () => ({ FOREIGN_HOSTS: other.url, LIMIT_IMPORT: '4/h' }));
      await use(lectern);
      await lectern.stop();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

async function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Promise<number[]> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [path, content] of Object.entries(files))
    await writer.add(path, typeof content === 'string' ? new TextReader(content) : new Uint8ArrayReader(content));
  return [...(await writer.close())];
}

test('a note is looked at by its address before it becomes a deck, and troubles are said', async ({
  anna: { page },
  complaints,
  lectern,
  other,
}) => {
  complaints.allow(/status of (?:422|404)|ERR_NAME_NOT_RESOLVED/);
  await page.goto('/');
  await openImport(page);
  await importDialog(page).getByRole('tab', { name: 'Address' }).click();
  const address = importDialog(page).getByRole('textbox', { name: 'Address of a note or a file' });
  const go = () => importDialog(page).getByRole('button', { name: 'Continue' }).click();
  await address.fill('https://127.0.0.1/secret');
  await go();
  await expect(importDialog(page).getByRole('alert')).toContainText('This address cannot be reached from here.');
  await expect(address).toHaveValue('https://127.0.0.1/secret');
  await address.fill(`${other.url}/closed?both`);
  await go();
  await expect(importDialog(page).getByRole('alert')).toContainText('shows this to nobody without a sign-in');
  await expectAccessible(page);
  await address.fill(`${other.url}/weekly?both#/2`);
  await go();
  const row = importDialog(page).getByRole('listitem');
  await expect(row).toContainText('Weekly call');
  await expect(row).toContainText('2 slides · HedgeDoc');
  await expect(row).toContainText(`1 picture on ${new URL(other.url).host}, 1 picture on example.org`);
  await expect(row).toContainText('Tags: team');
  await expectAccessible(page);
  await expectNothingCut(page);
  await importShown(page, 1);
  const text = await markdownOf(lectern.url, await openedDeck(page));
  expect(text).toBe(note.replace('/uploads/', `${other.url}/uploads/`));
});

test('who imports too often has to wait', async ({ lectern, other, request }) => {
  const data = { url: `${other.url}/weekly`, dry: true };
  await expect(async () => {
    const answer = await request.post(`${lectern.url}/api/v1/imports`, { data });
    expect(answer.status()).toBe(429);
  }).toPass();
});

test('a pasted text becomes a deck, and going back loses nothing', async ({ anna: { page }, lectern }) => {
  await page.goto('/');
  await openImport(page);
  await importDialog(page).getByRole('tab', { name: 'Text' }).click();
  await importDialog(page).getByRole('textbox', { name: 'Markdown' }).fill('Pasted\n\n---\n\nTwo\n');
  await importDialog(page).getByRole('button', { name: 'Continue' }).click();
  await expect(importDialog(page)).toContainText('No pictures');
  await importShown(page, 1);
  expect(await markdownOf(lectern.url, await openedDeck(page))).toBe('Pasted\n\n---\n\nTwo\n');
});

test('a zip brings its decks, folders as tags, and pictures', async ({ anna: { page }, complaints, lectern, request }) => {
  // The picture that is missing is missing in the library, too.
  complaints.allow(/status of 404/);
  const picture = new PNG({ width: 8, height: 8 });
  picture.data.fill(200);
  const bytes = await zipOf({
    'team/2026/one.md': '# From a zip\n\n![](../img/a%20b.png) ![](gone.png)\n',
    'team/img/a b.png': PNG.sync.write(picture),
    'two.md': '# Second of the zip\n',
  });
  await page.goto('/');
  await drop(page, [{ name: 'talks.zip', bytes }]);
  const row = importDialog(page).getByRole('listitem').filter({ hasText: 'From a zip' });
  await expect(row).toContainText('1 picture comes along, 1 picture is missing');
  await expect(row).toContainText('Tags: team, 2026');
  await expectNothingCut(page);
  await importShown(page, 2);
  const said = page.getByRole('dialog', { name: 'Import finished' });
  await expect(said).toContainText('2 decks imported');
  await expect(said).toContainText('1 picture was taken along.');
  await expectAccessible(page);
  const id = (await said.getByRole('link', { name: 'From a zip' }).getAttribute('href'))?.slice(3) ?? '';
  const text = await markdownOf(lectern.url, id);
  const [, place = ''] = /!\[\]\((\/uploads\/\w+\.png)\) !\[\]\(gone\.png\)/.exec(text) ?? [];
  expect(text).toContain('tags: team, 2026');
  expect((await request.get(`${lectern.url}${place}`)).headers()['content-type']).toBe('image/png');
});

test('a zip that reaches outside of itself is refused beside what is taken', async ({ anna: { page } }) => {
  await page.goto('/');
  const bytes = await zipOf({ 'aa/one.md': '# One' });
  const evil = Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('aa/one.md', '../one.md'), 'latin1');
  await drop(page, [{ name: 'evil.zip', bytes: [...evil] }, file('good.md', '# Good one\n')]);
  await expect(importDialog(page)).toContainText('The zip has files outside of itself');
  await importShown(page, 1);
  await openedDeck(page);
});

test('cancelled halfway, nothing half done stays', async ({ anna: { page } }) => {
  await page.goto('/');
  let made = 0;
  await page.route('**/api/v1/decks', async (route) => {
    if (route.request().method() === 'POST' && ++made === 2) await importDialog(page).getByRole('button', { name: 'Cancel' }).click();
    await route.continue();
  });
  await drop(
    page,
    ['1', '2', '3'].map((n) => file(`${n}.md`, `# Halfway ${n}\n`)),
  );
  await importShown(page, 3);
  const said = page.getByRole('dialog', { name: 'Import finished' });
  await expect(said).toContainText('1 deck imported · 2 files were not imported');
  await said.getByRole('button', { name: 'Done' }).click();
  await expect(page.getByRole('link', { name: 'Halfway 1' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Halfway 2' })).toHaveCount(0);
});
