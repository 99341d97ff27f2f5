import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { markdownOf } from './support/decks.ts';
import { openEditor, source, writeAtEnd } from './support/editing.ts';
import { expect, test } from './support/index.ts';

type Picture = { readonly name: string; readonly type: string; readonly base64: string };
const png = async (name: string, width = 40, colour = 'teal'): Promise<Picture> => {
  const bytes = await sharp({ create: { width, height: 30, channels: 3, background: colour } })
    .png()
    .toBuffer();
  return { name, type: 'image/png', base64: bytes.toString('base64') };
};
const other = (name: string, type: string, text: string): Picture => ({ name, type, base64: Buffer.from(text).toString('base64') });

/** Pastes or drops files into the text, as a browser would. */
async function give(page: Page, event: 'paste' | 'drop', pictures: readonly Picture[]): Promise<void> {
  await source(page).evaluate(
    (element, { event, pictures }) => {
      const data = new DataTransfer();
      for (const { name, type, base64 } of pictures) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        data.items.add(new File([bytes], name, { type }));
      }
      const { right, bottom } = element.getBoundingClientRect();
      const at = { clientX: right - 10, clientY: bottom - 10 };
      const options = { bubbles: true, cancelable: true };
      element.dispatchEvent(
        event === 'paste'
          ? new ClipboardEvent('paste', { ...options, clipboardData: data })
          : new DragEvent('drop', { ...options, ...at, dataTransfer: data }),
      );
    },
    { event, pictures },
  );
}

const address = /\/uploads\/[0-9a-f]{32}\.png/;
const strip = (page: Page) => page.getByRole('region', { name: 'Uploads' });

test('a pasted picture is written into the text, in front of everybody, and shown on the slide', async ({
  anna,
  ben,
  newDeck,
  lectern,
}) => {
  const { id, url } = await newDeck('# Call\n');
  await openEditor(anna.page, url);
  await openEditor(ben.page, url);
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await anna.page.route('**/api/v1/decks/*/uploads', async (route) => {
    await held;
    await route.continue();
  });
  await writeAtEnd(anna.page, '\n');
  await give(anna.page, 'paste', [await png('screen [1].png', 2000)]);
  await expect(source(ben.page)).toContainText('![Uploading screen 1 .png …]()');
  await expect(strip(anna.page)).toContainText('screen 1 .png');
  await source(ben.page).click();
  await ben.page.keyboard.press('Control+Home');
  await ben.page.keyboard.type('from ben ');
  await expect(source(anna.page)).toContainText('from ben');
  release();
  await expect(source(ben.page)).toContainText(address);
  await expect(strip(anna.page)).toHaveCount(0);
  await anna.page.keyboard.type('All of us');
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(/^from ben # Call\n\n!\[All of us\]\(\/uploads\/\w+\.png =50%x\)$/);
  const shown = ben.page.frameLocator('iframe').first().getByRole('img', { name: 'All of us' });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(2000);
  await anna.page.keyboard.press('Control+z');
  await anna.page.keyboard.press('Control+z');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('from ben # Call\n\n');
});

test('several dropped pictures are one undo, and the same one is stored once', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('# Call\n');
  await openEditor(page, url);
  await source(page).click();
  await give(page, 'drop', [await png('a.png', 41), await png('b.png', 42), await png('c.png', 41)]);
  const three = /!\[\]\((\/uploads\/\w+\.png)\)\n!\[\]\((\/uploads\/\w+\.png)\)\n!\[\]\((\/uploads\/\w+\.png)\)/;
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(three);
  const [, first, second, third] = three.exec(await markdownOf(lectern.url, id)) ?? [];
  expect([first === third, first === second]).toEqual([true, false]);
  await page.keyboard.press('Control+z');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# Call\n');
});

test('a picture pasted in the settings goes to the first slide', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('---\ntitle: Call\n---\n\n# One\n');
  await openEditor(page, url);
  await source(page).click();
  await page.keyboard.press('Control+Home');
  await give(page, 'paste', [await png('a.png')]);
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(/^---\ntitle: Call\n---\n!\[\]\(\/uploads\/\w+\.png\)\n# One\n$/);
});

test('what is no good says why, leaves no placeholder, and can be tried again', async ({
  anna: { page },
  newDeck,
  lectern,
  complaints,
}) => {
  complaints.allow(/status of 415|status of 422|ERR_FAILED/);
  const { id, url } = await newDeck('# Call\n');
  await openEditor(page, url);
  await source(page).click();
  await give(page, 'paste', [other('"><img src=x onerror=alert(1)>.svg', 'image/svg+xml', '<svg><script>alert(1)</script></svg>')]);
  await expect(strip(page).getByRole('alert')).toHaveText('SVG can contain scripts and is not taken. Save it as PNG first.');
  expect(await source(page).innerText()).not.toContain('![');
  await expect(strip(page).getByRole('button', { name: 'Try again' })).toHaveCount(0);
  await strip(page)
    .getByRole('button', { name: /^Dismiss/ })
    .click();
  await page.route('**/api/v1/decks/*/uploads', (route) => route.abort());
  await give(page, 'paste', [await png('again.png')]);
  await expect(strip(page).getByRole('alert')).toHaveText('There is no connection.');
  await page.unroute('**/api/v1/decks/*/uploads');
  await strip(page).getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(address);
});

test('an upload is cancelled by its button, and by undo', async ({ anna: { page }, newDeck, lectern, complaints }) => {
  complaints.allow(/ERR_FAILED|ERR_ABORTED/);
  const { id, url } = await newDeck('# Call\n');
  await openEditor(page, url);
  await source(page).click();
  await page.route('**/api/v1/decks/*/uploads', () => undefined);
  await give(page, 'paste', [await png('a.png')]);
  await expect(source(page)).toContainText('Uploading a.png');
  await strip(page).getByRole('button', { name: 'Cancel the upload of a.png' }).click();
  await expect(source(page)).not.toContainText('Uploading');
  await give(page, 'paste', [await png('b.png')]);
  await expect(source(page)).toContainText('Uploading b.png');
  await source(page).focus();
  await page.keyboard.press('Control+z');
  await expect(strip(page)).toHaveCount(0);
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# Call\n');
});

test('pictures are chosen on a phone', async ({ anna: { page }, newDeck, lectern }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const { id, url } = await newDeck('# Call\n');
  await openEditor(page, url);
  await page.getByRole('button', { name: 'Image' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose pictures' }).click();
  const { name, type, base64 } = await png('photo.png');
  await (await chooser).setFiles([{ name, mimeType: type, buffer: Buffer.from(base64, 'base64') }]);
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(address);
});

test('the pictures of a deck are listed, gone to, replaced and deleted', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('# Call\n\n---\n\n# Two\n\n');
  await openEditor(page, url);
  await writeAtEnd(page, '');
  await give(page, 'paste', [await png('red.png', 50, 'red'), await png('blue.png', 51, 'blue')]);
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(/!\[\]\(\/uploads\/\w+\.png\)\n!\[\]\(\/uploads\/\w+\.png\)/);
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pictures of this deck' }).click();
  const dialog = page.getByRole('dialog', { name: 'Pictures of this deck' });
  const card = (name: string) => dialog.getByRole('listitem', { name });
  await expect(card('red.png')).toContainText('50 × 30');
  await expect(card('red.png')).toContainText('No description on slide 2');
  await expect(card('blue.png')).toContainText('Not used in the text');
  await expect(dialog).toContainText('1 kB of 200 MB used in this deck');
  await expect(dialog).toContainText('of 1 GB used by you in all decks');
  const before = await markdownOf(lectern.url, id);
  const chooser = page.waitForEvent('filechooser');
  await card('red.png').getByRole('button', { name: 'Replace red.png' }).click();
  const green = await png('green.png', 52, 'green');
  await (await chooser).setFiles([{ name: green.name, mimeType: green.type, buffer: Buffer.from(green.base64, 'base64') }]);
  await expect(card('green.png')).toContainText('On slide 2');
  await expect(card('red.png')).toContainText('Not used in the text');
  expect(await markdownOf(lectern.url, id)).not.toBe(before);
  const greenUrl = address.exec(await markdownOf(lectern.url, id))?.[0] ?? '';
  await card('green.png').getByRole('button', { name: 'Delete green.png' }).click();
  await expect(card('green.png').getByRole('alert')).toContainText('There will be a gap on slide 2.');
  await card('green.png').getByRole('button', { name: 'Cancel' }).click();
  await card('green.png').getByRole('button', { name: 'On slide 2' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(source(page)).toBeFocused();
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Pictures of this deck' }).click();
  const redUrl = address.exec(before)?.[0] ?? '';
  await card('red.png').getByRole('button', { name: 'Delete red.png' }).click();
  await card('red.png').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(card('red.png')).toHaveCount(0);
  const statuses = await Promise.all([redUrl, greenUrl].map(async (path) => (await page.request.get(`${lectern.url}${path}`)).status()));
  expect(statuses).toEqual([404, 200]);
});
