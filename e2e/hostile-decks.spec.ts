import type { Page } from '@playwright/test';
import { words } from '#words';
import { markdownOf } from './support/decks.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';

const lines = (count: number, line: (index: number) => string) => Array.from({ length: count }, (_, index) => line(index)).join('\n');
const { plainSlide, diagram } = words.en.frame;
const fence = '```';

/** What somebody may put on a slide to stop a deck, and what the slide says to it. */
const slides: Readonly<Record<string, readonly [text: string, said: string]>> = {
  'images without an end': ['![['.repeat(17_000), '![[![['],
  'a table of 200 kB': [`| a |\n|---|\n${lines(40_000, (index) => `|${index}|`)}`, plainSlide],
  '10,000 lists in each other': ['+ '.repeat(10_000), plainSlide],
  'lists by indentation': [lines(400, (index) => `${' '.repeat(index % 200)}- ${index}`), '399'],
  'a diagram of 5,000 nodes': [`${fence}mermaid\ngraph TD\n${lines(4_000, (index) => `a${index}-->b`)}\n${fence}`, diagram.tooLarge],
  'a diagram longer than a slide': [
    `${fence}mermaid\ngraph TD\n${lines(5_000, (index) => `a${index}-->a${index + 1}`)}\n${fence}`,
    plainSlide,
  ],
};
/** Each line doubles what the line before stands for. */
const yamlBomb = `---\na0: &a0 {x: 1}\n${lines(60, (index) => `a${index + 1}: &a${index + 1} {<<: [*a${index}, *a${index}], y${index}: *a${index}}`)}\n---\n\n`;

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Markdown source' }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('End');
  await page.keyboard.type(text);
}

for (const [name, [text, said]] of Object.entries(slides)) {
  test(`a deck goes on with ${name}`, async ({ anna: { page }, newDeck, lectern }) => {
    const { id, url } = await newDeck(`# First\n\n---\n\n${text}\n\n---\n\n# Last`);
    await page.goto(`${url}?edit`);
    await write(page, ' and more');
    await expect(slidesOf(page).shown).toContainText('First and more');
    await page.keyboard.press('Control+End');
    await expect(slidesOf(page).shown).toContainText('Last');
    await present(page, url);
    await press(page, 'Home', 'ArrowRight');
    await expect(slidesOf(page).shown).toContainText(said);
    expect(await markdownOf(lectern.url, id)).toMatch(/^# First and more\n/);
  });
}

test('front matter that unfolds without an end is hinted at, and the deck goes on', async ({ anna: { page }, newDeck, lectern }) => {
  const { id, url } = await newDeck('# First\n\n---\n\n# Last');
  await page.goto(`${url}?edit`);
  await expect(slidesOf(page).shown).toContainText('First');
  await page.request.put(`${lectern.url}/api/v1/decks/${id}/markdown`, {
    headers: { 'Content-Type': 'text/markdown' },
    data: `${yamlBomb}# First\n\n---\n\n# Last`,
  });
  await page.getByRole('textbox', { name: 'Markdown source' }).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and more');
  await expect(slidesOf(page).shown).toContainText('Last and more');
});
