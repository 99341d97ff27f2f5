import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { compareRuns } from '#gallery/compare.ts';
import { makeGallery } from '#gallery/gallery.ts';
import { failures } from '#gallery/table.ts';

const say = () => {};
const stepped = '# One\n\n- a\n- b <!-- .element: class="fragment" -->\n\n---\n\n<!-- .slide: data-visibility="hidden" -->\n\n# Two';
const tall = `# Tall\n\n${Array.from({ length: 40 }, (_, line) => `- line ${line}`).join('\n')}\n\n---\n\n![x](http://127.0.0.1:1/x.png)`;

function folderOf(path: string, decks: Record<string, string>): string {
  mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(decks)) writeFileSync(join(path, `${name}.md`), text);
  return path;
}

test('the gallery shows each slide of a folder and what is wrong with it', async ({ browser }, testInfo) => {
  const folder = folderOf(testInfo.outputPath('decks'), { stepped, tall });
  const out = testInfo.outputPath('run');
  const run = await makeGallery(browser, { folder, out, decks: [], say });
  expect(run.decks.map(({ name, slides }) => [name, slides.map(({ file }) => file)])).toEqual([
    ['stepped', ['stepped/001.png', null]],
    ['tall', ['tall/001.png', 'tall/002.png']],
  ]);
  const [first, second] = run.decks;
  expect(first?.slides[0]).toMatchObject({ steps: 1, overflow: { high: 0, wide: 0 }, settled: true });
  expect(second?.slides[0]?.overflow.high).toBeGreaterThan(500);
  expect(second?.images).toEqual({ ok: 0, failed: ['http://127.0.0.1:1/x.png'] });
  expect(run.decks.map(({ errors, foreign }) => [...errors, ...foreign])).toEqual([[], []]);
  expect(failures(run)).toEqual([]);
  expect(readFileSync(join(out, 'table.md'), 'utf8')).toContain('| stepped | 2 | 0 | 0 | 0/0 |');
  expect(readFileSync(join(out, 'stepped/001.png')).subarray(1, 4).toString()).toBe('PNG');
});

test('the gallery’s page enlarges a slide and goes on by keys', async ({ browser, page }, testInfo) => {
  const out = testInfo.outputPath('run');
  await makeGallery(browser, { folder: folderOf(testInfo.outputPath('decks'), { stepped, tall }), out, decks: ['tall'], say });
  await page.goto(`file://${join(out, 'index.html')}`);
  await page.getByRole('button', { name: 'tall, slide 1' }).click();
  const dialog = page.getByRole('dialog', { name: 'One slide' });
  await expect(dialog).toContainText(/tall · 1 · \d+ px too high/);
  await page.keyboard.press('ArrowRight');
  await expect(dialog).toContainText('tall · 2');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('two runs are compared slide by slide', async ({ browser }, testInfo) => {
  const before = testInfo.outputPath('before');
  const after = testInfo.outputPath('after');
  await makeGallery(browser, { folder: folderOf(testInfo.outputPath('old'), { stepped, tall }), out: before, decks: [], say });
  const changed = { stepped: stepped.replace('- a', '- changed'), tall: `${tall}\n\n---\n\n# New` };
  await makeGallery(browser, { folder: folderOf(testInfo.outputPath('new'), changed), out: after, decks: [], say });
  expect(compareRuns({ before, after, out: join(after, 'compare') })).toEqual([
    'stepped/1',
    // Its progress bar is no longer full.
    'tall/2',
    'tall/3',
  ]);
  expect(compareRuns({ before, after: before, out: join(before, 'compare') })).toEqual([]);
});
