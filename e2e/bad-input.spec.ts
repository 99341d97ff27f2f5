import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { MAX_DECK_BYTES } from '#wire';
import { markdownOf } from './support/decks.ts';
import { openEditor, source, status, writeAtEnd } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';

const slides = (page: Page) => page.frameLocator('iframe[title="Slides"]');

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press('Control+v');
}

test('text that is no markdown is shown and kept as it is', async ({ anna: { page }, newDeck, lectern }) => {
  const allCharacters = Array.from({ length: 0x2ff }, (_, code) => String.fromCharCode(code + 1)).join('');
  const odd = `PK\u0003\u0004 ${allCharacters.replace(/\r/g, '')}\ufeff\u202e\ufffe ]]> <!-- <x =" \`\`\` $$ [[[\n{"a": [1,`;
  const { id, url } = await newDeck(odd);
  await openEditor(page, url);
  await writeAtEnd(page, 'end');
  await expect(slides(page).locator('section[data-slide].present')).toContainText('end');
  await expect(status(page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toBe(`${odd}end`);
});

test('characters cut in half by another program cost nothing but themselves', async ({ anna: { page }, lectern, request }) => {
  const body = '{"markdown": "# Half \\ud83d a pair\\n"}';
  const made = await request.post(`${lectern.url}/api/v1/decks`, { headers: { 'Content-Type': 'application/json' }, data: body });
  const { id } = await made.json();
  await openEditor(page, `${lectern.url}/d/${id}`);
  await writeAtEnd(page, 'end');
  await expect(status(page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toBe('# Half \ufffd a pair\nend');
});

test('a full deck can be edited; what does not fit is refused and can be pasted once there is room', async ({
  anna: { page, context },
  newDeck,
  lectern,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const slide = (n: number) => `# Slide ${n}\n\n${'Many words about it.\n'.repeat(480)}\n---\n\n`;
  const most = Array.from({ length: 102 }, (_, n) => slide(n + 1)).join('');
  const full = `${most}# Last\n\n${'Words\n'.repeat((MAX_DECK_BYTES - most.length - 60) / 6)}\nroom`;
  const { id, url } = await newDeck(full);
  await openEditor(page, url);
  await writeAtEnd(page, ' for more');
  await expect(slides(page).locator('section[data-slide].present')).toContainText('room for more');
  await expect(status(page)).toHaveText('Saved');
  const long = `${'y'.repeat(99)}z`;
  await paste(page, long);
  await expect(page.getByText('That would make the deck larger than 1 MB, so it was not inserted.')).toBeVisible();
  await expect(source(page)).not.toContainText('yyyz');
  await expect.poll(async () => (await markdownOf(lectern.url, id)) === `${full} for more`).toBe(true);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+PageDown');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+v');
  await expect(source(page)).toContainText(long);
  await expect.poll(async () => (await markdownOf(lectern.url, id)).endsWith(`Words\n\nroom for more${long}`)).toBe(true);
});

test('the API names what is too large and what is no UTF-8', async ({ lectern, request }) => {
  const post = async (data: Buffer) => {
    const answer = await request.post(`${lectern.url}/api/v1/decks`, { headers: { 'Content-Type': 'text/markdown' }, data });
    expect(answer.headers()['content-type']).toContain('application/problem+json');
    return answer.json();
  };
  expect(await post(Buffer.alloc(MAX_DECK_BYTES + 1, 'x'))).toMatchObject({ status: 413, type: 'urn:lectern:problem:too-large' });
  expect(await post(Buffer.from('# One\n\nGrüße\n', 'latin1'))).toMatchObject({
    status: 400,
    type: 'urn:lectern:problem:not-utf8',
    detail: expect.stringContaining('line 3'),
  });
});

test('a thousand slides are written like thirty', async ({ anna: { page }, newDeck, lectern }) => {
  const text = Array.from({ length: 1_000 }, (_, n) => `# Topic ${n + 1}\n\nWords about it\n`).join('\n---\n\n');
  const { id, url } = await newDeck(text);
  await openEditor(page, url);
  await expect(page.getByText('Slide 1 of 1000')).toBeVisible();
  await page.getByText('All', { exact: true }).click();
  await expect(slides(page).locator('section[data-slide]')).toHaveCount(1_000);
  await page.getByRole('treeitem', { name: /^Topic 900/ }).click();
  await expect(page.getByText('Slide 900 of 1000')).toBeVisible();
  const ninehundred = slides(page).locator('section[data-slide="900"]');
  await expect(ninehundred).toBeInViewport();
  await source(page).press('End');
  await page.keyboard.type(' and more');
  await expect(ninehundred).toContainText('Topic 900 and more');
  await expect(status(page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toBe(text.replace('# Topic 900\n', '# Topic 900 and more\n'));
});

test('broken front matter is hinted at with its line, and kept as it is written', async ({ anna: { page }, newDeck, lectern }) => {
  const broken = '---\ntitle: Call\nslideOptions: }{\ntheme: white\n---\n\n# One\n';
  const { id, url } = await newDeck(broken);
  await openEditor(page, url);
  await page.getByRole('button', { name: /hint/ }).click();
  await page.getByRole('button', { name: /slide 1 · line 3/ }).click();
  await expect(source(page)).toBeFocused();
  await slidesOf(page).shows(1);
  expect(await markdownOf(lectern.url, id)).toBe(broken);
});

test('a deck that does not exist has a way home', async ({ anna: { page }, complaints }) => {
  complaints.allow(/404/);
  expect((await page.goto('/d/AAAAAAAAAAAAAAAAAAAAAA'))?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'There is no deck here' })).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'All decks' }).click();
  await expect(page.getByRole('button', { name: 'New deck' })).toBeVisible();
});

test('a deck that is deleted while open says so and hands over the text', async ({ anna: { page }, newDeck, request, lectern }) => {
  const { id, url } = await newDeck('# Call\n\nfrom everybody: ');
  await openEditor(page, url);
  await writeAtEnd(page, 'grüße 🎉');
  await expect(status(page)).toHaveText('Saved');
  await request.delete(`${lectern.url}/api/v1/decks/${id}`);
  await expect(page.getByText('This deck was moved to the trash.')).toBeVisible();
  const downloading = page.waitForEvent('download');
  await page.getByRole('alert').getByRole('button', { name: 'Download text' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('Call.md');
  expect(await readFile(await download.path(), 'utf8')).toBe('# Call\n\nfrom everybody: grüße 🎉');
});

test('two tabs of one person are one person with a cursor in each', async ({ anna, ben, newDeck, lectern }) => {
  const { id, url } = await newDeck('# Call\n');
  const first = anna.page;
  const second = await anna.context.newPage();
  for (const page of [first, second, ben.page]) await openEditor(page, url);
  await writeAtEnd(first, 'one');
  await expect(source(second)).toContainText('one');
  await writeAtEnd(second, ' two ');
  await expect(source(first)).toContainText('one two');
  await source(first).press('Control+Home');
  await Promise.all([first.keyboard.type('left '), second.keyboard.type('right')]);
  const whole = 'left # Call\none two right';
  for (const page of [first, second, ben.page]) await expect(source(page)).toContainText('right');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(whole);
  const carets = (page: Page) => page.locator('.cm-personCaret');
  for (const page of [first, second]) await expect(carets(page)).toHaveCount(1);
  await expect(carets(ben.page)).toHaveCount(2);
  await expect(ben.page.getByRole('button', { name: '2 people here' })).toBeVisible();
  for (const page of [first, second, ben.page]) await expect(page.locator('.cm-line')).toHaveText(whole.split('\n'));
});
