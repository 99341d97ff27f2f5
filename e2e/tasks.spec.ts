import { markdownOf } from './support/decks.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';
import { present } from './support/stage.ts';

test('a task is ticked in the preview, as one step that can be undone', async ({ anna: { page }, newDeck, lectern }) => {
  const deck = '# Call\n\n- [ ] invite\n- [x] *agenda*\n';
  const { id, url } = await newDeck(deck);
  await page.goto(`${url}?edit`);
  const box = (name: string) => slidesOf(page).shown.getByRole('checkbox', { name });
  await box('invite').click();
  await expect(box('invite')).toBeChecked();
  await box('agenda').click();
  await expect(box('agenda')).not.toBeChecked();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# Call\n\n- [x] invite\n- [ ] *agenda*\n');
  await page.getByRole('textbox', { name: 'Markdown source' }).click();
  await page.keyboard.press('Control+z');
  await expect(box('agenda')).toBeChecked();
  await expect(box('invite')).toBeChecked();
  await page.keyboard.press('Control+z');
  await expect.poll(() => markdownOf(lectern.url, id)).toBe(deck);
});

test('tasks are reached and ticked by keys', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('# Call\n\n- [ ] invite\n- [ ] agenda\n');
  await page.goto(`${url}?edit`);
  const box = (name: string) => slidesOf(page).shown.getByRole('checkbox', { name });
  // what is not yet more than a picture takes no focus
  await expect(box('invite')).toBeEnabled();
  await box('invite').focus();
  await expect(box('invite')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(box('invite')).toBeChecked();
  await expect(box('invite')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await expect(box('agenda')).toBeChecked();
  await expect.poll(() => markdownOf(lectern.url, id)).toBe('# Call\n\n- [x] invite\n- [x] agenda\n');
});

test('whoever presents or reads sees tasks as pictures', async ({ anna, ben, newDeck, lectern }) => {
  const deck = '# Call\n\n- [ ] invite\n';
  const { id, url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  for (const { page } of [anna, ben]) {
    const box = slidesOf(page).shown.getByRole('checkbox', { name: 'invite' });
    await box.click({ force: true });
    await expect(box).not.toBeChecked();
  }
  expect(await markdownOf(lectern.url, id)).toBe(deck);
});
