import type { Page } from '@playwright/test';
import { markdownOf } from './support/decks.ts';
import { openEditor, source, status, writeAtEnd } from './support/editing.ts';
import { networkTo } from './support/flapping.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';

const call = '# Call\n\n---\n\n# Team A\n\nReport by @anna\n\n----\n\n# Team A\n\n**More**\n\n---\n\n# Team B\n\nLast words\n';

const row = (page: Page, name: string | RegExp) => page.getByRole('treeitem', { name }).first();

test('two write at once, see each other and undo only what is theirs', async ({ anna, ben, newDeck, lectern }) => {
  const { id, url } = await newDeck(call);
  await openEditor(anna.page, url);
  await openEditor(ben.page, url);
  await writeAtEnd(anna.page, 'from anna');
  await expect(ben.page.locator('.cm-personCaret')).toHaveAttribute('data-name', /Guest/);
  await source(ben.page).click();
  await ben.page.keyboard.press('Control+Home');
  await ben.page.keyboard.type('from ben ');
  await expect(source(anna.page)).toContainText('from ben # Call');
  await expect(source(ben.page)).toContainText('from anna');
  await source(anna.page).click();
  // on a slow machine what was typed takes more than one step
  await expect(async () => {
    await anna.page.keyboard.press('Control+z');
    expect(await source(anna.page).innerText()).toMatch(/Last words\s*$/);
  }).toPass();
  await anna.page.keyboard.press('Control+z');
  await expect(source(ben.page)).not.toContainText('from anna');
  await expect(source(anna.page)).toContainText('from ben');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(`from ben ${call}`);
});

test('the others are named, with the slide they are on', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(call);
  await openEditor(anna.page, url);
  await openEditor(ben.page, url);
  await anna.page.getByRole('button', { name: 'More', exact: true }).click();
  await anna.page.getByRole('menuitem', { name: 'Your name' }).click();
  await anna.page.getByRole('textbox', { name: 'Your name' }).fill('<b>anna</b>');
  await anna.page.getByRole('button', { name: 'Save' }).click();
  await row(anna.page, /Team B/).click();
  await ben.page.getByRole('button', { name: '2 people here' }).click();
  const people = ben.page.getByRole('dialog');
  await expect(people.getByRole('button', { name: /<b>anna<\/b>.*slide 4/ })).toBeVisible();
  await writeAtEnd(anna.page, '!');
  await expect(ben.page.locator('.cm-personCaret')).toHaveAttribute('data-name', '<b>anna</b>');
});

test('the status tells the truth about a broken network', async ({ anna: { page }, newDeck, lectern, complaints }) => {
  complaints.allow(/WebSocket|ERR_CONNECTION|ERR_EMPTY_RESPONSE|net::/);
  const network = await networkTo(lectern.url);
  const { id } = await newDeck(call);
  await openEditor(page, `${network.url}/d/${id}`);
  network.cut();
  await writeAtEnd(page, 'kept');
  await expect(status(page)).toHaveText('Offline');
  await expect(page.getByText(/You are offline since \d\d:\d\d\. Keep writing: 4 edits are kept/)).toBeVisible();
  expect(await markdownOf(lectern.url, id)).not.toContain('kept');
  // Asked for while the network is still gone, it changes nothing; afterwards the page comes back by itself.
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(status(page)).toHaveText('Offline');
  network.mend();
  await expect(status(page)).toHaveText('Saved');
  expect(await markdownOf(lectern.url, id)).toContain('kept');
  await network.close();
});

test('the outline goes to slides and moves them in one step that can be undone', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck(call);
  await openEditor(page, url);
  await row(page, /Team A/).click();
  await expect(page.getByText('Slide 2 of 4')).toBeVisible();
  await expect(row(page, /^3 More/)).toBeVisible();
  await row(page, /Team A/).focus();
  await page.keyboard.press('Alt+ArrowDown');
  const moved = '# Call\n\n---\n\n# Team B\n\nLast words\n\n---\n\n# Team A\n\nReport by @anna\n\n----\n\n# Team A\n\n**More**\n';
  await expect.poll(async () => (await markdownOf(lectern.url, id)).trimEnd()).toBe(moved.trimEnd());
  await expect(row(page, /Team A/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(async () => (await markdownOf(lectern.url, id)).trim()).toBe(call.trim());
  await source(page).click();
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await markdownOf(lectern.url, id)).trimEnd()).toBe(moved.trimEnd());
  await page.keyboard.press('Control+z');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(call);
  // The current section opens its slides a moment after the cursor came there, which moves the rows below it.
  await source(page).press('ControlOrMeta+End');
  await expect(page.getByText('Slide 4 of 4')).toBeVisible();
  await expect(row(page, /^3 More/)).toHaveCount(0);
  await row(page, /Team B/)
    .locator('> *')
    .first()
    .dragTo(row(page, /Call/).locator('> *').first(), { targetPosition: { x: 40, y: 3 } });
  await expect.poll(() => markdownOf(lectern.url, id)).toMatch(/^\s*# Team B/);
});

test('the title is changed where it stands, as a part of the text', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('# One\n');
  await openEditor(page, url);
  await page.getByRole('heading', { level: 1 }).getByRole('button', { name: 'One' }).click();
  await page.getByRole('textbox', { name: 'Title of the deck' }).fill('Budget: 2026');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Budget: 2026');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('---\ntitle: "Budget: 2026"\n---\n\n# One\n');
});

test('the keys write markdown, and saving needs none', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('one\n\n---\n\ntwo\n');
  await openEditor(page, url);
  await source(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+s');
  await expect(page.getByText('Lectern saves as you type.')).toBeVisible();
  await page.keyboard.press('Shift+End');
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByText('Slide 2 of 2')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('**one**\n\n---\n\n    two\n');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(source(page)).not.toBeFocused();
});

test('text, both or slides; the preview is at the cursor and a click comes back', async ({ anna: { page }, newDeck }) => {
  const { url } = await newDeck(call);
  await openEditor(page, url);
  await row(page, /Team B/).click();
  await slidesOf(page).shows(4);
  await page.getByText('All', { exact: true }).click();
  const first = page.frameLocator('iframe[title="Slides"]').locator('section[data-slide="1"]');
  await first.scrollIntoViewIfNeeded();
  await first.click();
  await expect(page.getByText('Slide 1 of 4')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'What is shown' }).locator('label', { hasText: 'Text' }).click();
  await expect(page.getByTitle('Slides', { exact: true })).toBeHidden();
  await page.reload();
  await expect(source(page)).toBeVisible();
  await expect(page.getByTitle('Slides', { exact: true })).toBeHidden();
  await page.getByRole('radiogroup', { name: 'What is shown' }).locator('label', { hasText: 'Slides' }).click();
  await expect(source(page)).toBeHidden();
});

test('when only readers are left, an open editor becomes read-only', async ({ anna, ben }) => {
  await anna.page.goto('/');
  await anna.page.getByRole('button', { name: 'New deck' }).click();
  await anna.page.getByRole('textbox', { name: 'Title' }).fill('Ours');
  await anna.page.getByRole('button', { name: 'Create deck' }).click();
  await expect(status(anna.page)).toHaveText('Saved');
  await openEditor(ben.page, anna.page.url().replace(/\?.*/, ''));
  await anna.page.getByRole('button', { name: 'Share' }).click();
  await anna.page.getByRole('combobox', { name: 'What Everybody with the link may do' }).selectOption('View');
  await expect(ben.page.getByText('You can now only view this deck.')).toBeVisible();
  await expect(ben.page.getByText('Read only')).toBeVisible();
  await expect(source(ben.page)).toHaveAttribute('aria-readonly', 'true');
  await expect(ben.page.getByRole('button', { name: 'Present', exact: true })).toBeHidden();
});
