import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from './support/index.ts';
import { expectGoodLooks } from './support/looks.ts';
import { ownDeck } from './support/own-deck.ts';
import type { Lectern } from './support/server.ts';
import { openOffline } from './support/standalone.ts';

const seed = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks', 'seed-scs-community-call.md');
const PICTURE = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
const DECK = `---
title: "Out & about"
theme: white
---

# First

Note: only for the chair

---

## Second $a^2$

- one <!-- .element: class="fragment" -->

\`\`\`js
const a = 1;
\`\`\`
`;

const title = (page: Page) => page.locator('.slides section.present:not(.stack)').last();

async function withPicture(lectern: Lectern, deck: { id: string }): Promise<string> {
  const answer = await fetch(`${lectern.url}/api/v1/decks/${deck.id}/uploads`, {
    method: 'POST',
    headers: { Origin: lectern.url, 'Content-Type': 'image/gif' },
    body: PICTURE,
  });
  const { url } = (await answer.json()) as { url: string };
  return url;
}

test('a deck as one HTML file plays without a network, and keys move it', async ({ anna, lectern, newDeck, request }) => {
  const deck = await newDeck(DECK);
  const answer = await request.get(`${lectern.url}/api/v1/decks/${deck.id}/html`);
  const body = await answer.body();
  expect(answer.headers()['content-disposition']).toContain('Out & about.html');
  expect(body.length).toBeLessThan(1_000_000);
  expect(body.toString()).not.toContain('only for the chair');
  const asked = await openOffline(anna.page, body);
  await expect(title(anna.page)).toContainText('First');
  await anna.page.keyboard.press('ArrowRight');
  await expect(title(anna.page)).toContainText('Second');
  await expect(anna.page.locator('.slides .katex')).not.toHaveCount(0);
  await expect(anna.page.locator('.hljs-keyword').first()).toBeVisible();
  await anna.page.keyboard.press('Space');
  await expect(anna.page.locator('.fragment.visible')).toHaveCount(1);
  await anna.page.keyboard.press('Home');
  await expect(title(anna.page)).toContainText('First');
  expect(asked).toEqual([]);
});

test('the seed deck as one file is under 1 MB', async ({ anna, complaints, lectern, newDeck, request }) => {
  test.skip(!existsSync(seed), 'The real deck is not at hand.');
  // its pictures are on another server
  complaints.allow(/net::ERR_|Failed to load resource/);
  const deck = await newDeck(readFileSync(seed, 'utf8'));
  const body = await (await request.get(`${lectern.url}/api/v1/decks/${deck.id}/html`)).body();
  expect(body.length).toBeLessThan(1_000_000);
  await openOffline(anna.page, body);
  await expect(title(anna.page)).toContainText('Sovereign', { ignoreCase: true });
  await anna.page.screenshot({ path: 'test-results/standalone.png' });
});

test('a zip has the text and its pictures, linked relatively', async ({ lectern, newDeck, request }) => {
  const first = await newDeck('# Pictured\n');
  const url = await withPicture(lectern, first);
  const put = await request.put(`${lectern.url}/api/v1/decks/${first.id}/markdown`, {
    data: `# Pictured\n\n![](${url}) ![](https://elsewhere.example${url})\n`,
    headers: { 'Content-Type': 'text/markdown', Origin: lectern.url },
  });
  expect(put.status()).toBe(204);
  const files = unzipSync(await (await request.get(`${lectern.url}/api/v1/decks/${first.id}/zip`)).body());
  const picture = url.replace('/uploads/', 'pictures/');
  expect(Object.keys(files).sort()).toEqual(['Pictured.md', picture]);
  expect(strFromU8(files['Pictured.md'] ?? new Uint8Array())).toContain(`![](${picture}) ![](https://elsewhere.example${url})`);

  const second = await newDeck('# Pictured\n');
  const many = await request.get(`${lectern.url}/api/v1/zip?ids=${first.id},${second.id},missing`);
  expect(Object.keys(unzipSync(await many.body())).sort()).toEqual([
    'Pictured (2)/Pictured (2).md',
    'Pictured/Pictured.md',
    `Pictured/${picture}`,
  ]);
});

test('a deck is downloaded from the editor while its writer goes on', async ({ anna, newDeck }) => {
  const deck = await newDeck(DECK);
  await anna.page.goto(`${deck.url}?edit`);
  await anna.page.getByRole('button', { name: 'More', exact: true }).click();
  await anna.page.getByRole('menuitem', { name: 'Download …' }).click();
  await expect(anna.page.getByRole('dialog')).toBeVisible();
  await anna.page.screenshot({ path: 'test-results/download.png' });
  const downloading = anna.page.waitForEvent('download');
  await anna.page.getByRole('button', { name: 'PDF, one page per slide' }).click();
  expect((await downloading).suggestedFilename()).toBe('Out & about.pdf');
  await expect(anna.page.getByText('Out & about.pdf is downloaded')).toBeVisible();
});

test('a deck is duplicated, and a new one made from it with its variables filled', async ({ anna, complaints, newDeck }) => {
  // the library shows the other tests' decks, too
  complaints.allow(/net::ERR_NAME_NOT_RESOLVED/);
  const name = `Weekly ${Date.now()}`;
  await newDeck(`# ${name}\n\nOn {{next:thursday}} with {{author}}\n`);
  await anna.page.goto('/');
  const menu = async (item: string) => {
    await anna.page
      .getByRole('button', { name: new RegExp(`${name}`) })
      .last()
      .click();
    await anna.page.getByRole('menuitem', { name: item }).click();
  };
  await menu('Duplicate');
  await expect(anna.page.getByRole('link', { name: `Copy of ${name}` })).toBeVisible();
  await menu('New deck from this');
  await expect(anna.page.getByRole('textbox', { name: 'Markdown source' })).toContainText(/On \d{4}-\d\d-\d\d with/);
});

test('a deck marked as template is offered for new decks, with a title of their own', async ({ anna, complaints, lectern }) => {
  complaints.allow(/net::ERR_NAME_NOT_RESOLVED/);
  const name = `Agenda ${Date.now()}`;
  await ownDeck(anna, { server: lectern.url, markdown: `# {{title}}\n\nOn {{next:thursday}}, after ${name}\n`, linkLevel: 'none' });
  await anna.page.goto('/?view=mine');
  const card = anna.page.getByRole('listitem').first();
  await card.getByRole('button', { name: /^More for/ }).click();
  await anna.page.getByRole('menuitem', { name: 'Use as template' }).click();
  await expect(card.getByText('Template', { exact: true })).toBeVisible();
  await card.getByRole('button', { name: /^More for/ }).click();
  await anna.page.getByRole('menuitem', { name: 'New deck from this' }).click();
  const dialog = anna.page.getByRole('dialog', { name: 'New deck' });
  await expect(dialog.getByRole('radio', { checked: true })).toHaveAccessibleName('{{title}}');
  await expectGoodLooks(anna.page, '[role="dialog"]');
  await dialog.getByRole('textbox', { name: 'Title' }).fill('July & more');
  await dialog.getByRole('button', { name: 'Create deck' }).click();
  const source = anna.page.getByRole('textbox', { name: 'Markdown source' });
  await expect(source).toContainText('# July & more');
  await expect(source).toContainText(new RegExp(`On \\d{4}-\\d\\d-\\d\\d, after ${name}`));
});
