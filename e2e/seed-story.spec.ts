import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { importShown } from './support/importing.ts';
import { expect, test } from './support/index.ts';
import type { Person } from './support/person.ts';
import { slidesOf } from './support/slides.ts';

const seed = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks', 'seed-scs-community-call.md');
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

test.describe('the community call', () => {
  test.skip(!existsSync(seed), 'The real deck is not at hand.');

  test('is written by two, presented by one, and followed by two others', async ({ anna, ben, person, lectern }) => {
    const [carol, late] = [await person('first attendee'), await person('late attendee')];
    for (const one of [anna, ben, carol, late]) await answerForImageHost(one);
    const url = await importByDrop(anna.page, seed);
    const id = basename(new URL(url).pathname);

    await test.step('anna sees it as it was made', () => seesTheDeck(anna.page));
    await test.step('the API tells its shape', async () => {
      const made = await (await fetch(`${lectern.url}/api/v1/decks/${id}`)).json();
      expect(made).toMatchObject({ id, title: 'SCS Community Call', slides: 27, stacks: 13, sections: 12 });
    });

    await ben.page.goto(url);
    await expect(status(ben.page)).toHaveText('Saved');
    await test.step('ben and anna write at the same time', async () => {
      await Promise.all([
        typeBelow(anna.page, '# Any newcomers? Welcome!', 'Anna says hello.'),
        typeBelow(ben.page, 'Report by @fdobrovolny', 'Ben adds a line.'),
      ]);
      for (const page of [anna.page, ben.page]) await expect(status(page)).toHaveText('Saved');
      await expect.poll(() => markdownOf(lectern.url, id)).toContain('Anna says hello.');
      expect(await markdownOf(lectern.url, id)).toContain('Ben adds a line.');
    });

    await test.step('carol waits; anna presents; carol follows', async () => {
      await anna.page.goto(url);
      await expect(status(anna.page)).toHaveText('Saved');
      await anna.page.getByRole('button', { name: 'Present', exact: true }).click();
      await expect(anna.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
      await carol.page.goto(url);
      await slidesOf(carol.page).shows(1);
      await press(anna.page, 'Home', 'ArrowRight', 'ArrowRight');
      await slidesOf(anna.page).shows(3);
      await slidesOf(carol.page).shows(3);
    });

    await test.step('carol browses away and comes back', async () => {
      await press(carol.page, 'ArrowLeft');
      await slidesOf(carol.page).shows(2);
      await press(anna.page, 'ArrowRight', 'ArrowRight');
      await slidesOf(anna.page).shows(5);
      await slidesOf(carol.page).shows(2);
      await carol.page.getByRole('button', { name: 'Back to live' }).click();
      await slidesOf(carol.page).shows(5);
    });

    await test.step('a late attendee lands on the live slide, vertical ones too', async () => {
      await press(anna.page, 'ArrowDown');
      await slidesOf(anna.page).shows(6);
      await late.page.goto(url);
      await slidesOf(late.page).shows(6);
      await slidesOf(carol.page).shows(6);
    });

    await test.step('ben edits the shown slide and inserts one above: nobody moves', async () => {
      await expect(ben.page.getByText('presents').first()).toBeVisible();
      await typeBelow(ben.page, '* Continue development of redis TLS', 'Seen by all at once');
      for (const { page } of [anna, carol, late]) await expect(slidesOf(page).shown).toContainText('Seen by all at once');
      await typeBelow(ben.page, '# Any newcomers? Welcome!', '\n---\n\n# A new slide above\n');
      for (const { page } of [anna, carol, late]) {
        await slidesOf(page).shows(7);
        await expect(slidesOf(page).shown).toContainText('Seen by all at once');
      }
    });

    await test.step('the end is told, and everybody keeps the deck', async () => {
      await anna.page.getByRole('button', { name: 'End presentation' }).click();
      const dialog = anna.page.getByRole('dialog');
      await expect(dialog).toContainText('2');
      await dialog.getByRole('button', { name: 'End presentation' }).click();
      await expect(carol.page.getByText('The presentation has ended').first()).toBeVisible();
      await expect(slidesOf(carol.page).shown).toContainText('Seen by all at once');
    });

    // Its pictures are on another host: no other test's library is to ask for them.
    expect((await anna.page.request.delete(`/api/v1/decks/${id}`)).status()).toBe(204);
  });
});

const status = (page: Page) => page.getByRole('status').filter({ hasText: /Saved|Saving|Offline|Not saved/ });

/** The deck's own pictures come from a host that tests do not ask. */
async function answerForImageHost({ context }: Person): Promise<void> {
  await context.route('https://input.scs.community/**', (route) => route.fulfill({ contentType: 'image/gif', body: picture }));
}

/** Drops a file on the library, as from a desktop. @returns the deck's address */
async function importByDrop(page: Page, file: string): Promise<string> {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Import' }).first()).toBeVisible();
  const transfer = await page.evaluateHandle(
    ({ name, text }) => {
      const dropped = new DataTransfer();
      dropped.items.add(new File([text], name, { type: 'text/markdown' }));
      return dropped;
    },
    { name: basename(file), text: readFileSync(file, 'utf8') },
  );
  const dropArea = page.getByText('Drop the files to import them');
  await expect(async () => {
    await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
    await expect(dropArea).toBeVisible({ timeout: 1000 });
  }).toPass();
  await dropArea.dispatchEvent('drop', { dataTransfer: transfer });
  await importShown(page, 1);
  await page.waitForURL(/\/d\//);
  await expect(status(page)).toHaveText('Saved');
  return page.url();
}

async function seesTheDeck(page: Page): Promise<void> {
  const { all } = slidesOf(page);
  await expect(all).toHaveCount(27);
  await expect(page.frameLocator('iframe[title="Slides"]').locator('.reveal .slides > section')).toHaveCount(13);
  const title = all.first().locator('h1');
  await expect(title).toHaveCSS('font-size', '36px');
  await expect(title.locator('font').first()).toHaveCSS('color', 'rgb(80, 195, 165)');
  await expect(all.nth(9).locator('ul ul ul li').first()).toHaveText('topology.kubernetes.io/region');
  await expect(page.frameLocator('iframe[title="Slides"]').locator('.slide-background-content').first()).toHaveCSS(
    'background-image',
    /input\.scs\.community\/uploads\/7df809b9/,
  );
}

/** Puts the cursor at the end of the first line with this text and types below it. */
async function typeBelow(page: Page, line: string, text: string): Promise<void> {
  const source = page.getByRole('textbox', { name: 'Markdown source' });
  await source.click();
  await page.keyboard.press('ControlOrMeta+f');
  await expect(page.locator('.cm-search input[name=search]')).toBeFocused();
  // By keys: the editor reads what is looked for when a key is released.
  await page.keyboard.type(line);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(source).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.insertText(`${text}\n`);
}

/** Keys in the frame, where the focus is on stage. */
async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}
