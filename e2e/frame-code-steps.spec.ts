import type { Frame, Page } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';
import { expect, test } from './support/index.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';

const lines = Array.from({ length: 40 }, (_, at) => `line${at + 1}();`).join('\n');
const deck = [
  '# One',
  `## Code\n\n- before <!-- .element: class="fragment" -->\n\n\`\`\`js [1|3-4|38-40]\n${lines}\n\`\`\`\n\n- after <!-- .element: class="fragment" -->`,
  '# Three',
].join('\n\n---\n\n');

/** Numbers of the lit lines of the shown slide's code. */
const litLines = (frame: Frame) =>
  frame.evaluate(() =>
    [...document.querySelectorAll('.l-reveal section.present tr')].flatMap((row, at) =>
      row.classList.contains('highlight-line') ? [at + 1] : [],
    ),
  );
const litOn = (page: Page) =>
  slidesOf(page)
    .shown.locator('tr.highlight-line .hljs-ln-numbers')
    .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-line-number'))));
/** Whether the lit lines can be seen within their block. */
const seesLit = (frame: Frame) =>
  frame.evaluate(() => {
    const block = document.querySelector('.l-reveal section.present pre > code')?.getBoundingClientRect();
    const rows = [...document.querySelectorAll('.l-reveal section.present .highlight-line')].map((row) => row.getBoundingClientRect());
    return block !== undefined && rows.length > 0 && rows.every(({ top, bottom }) => top >= block.top - 1 && bottom <= block.bottom + 1);
  });

test('anna steps through code; ben follows, late too, and an edit keeps the step', async ({ anna, ben, person, newDeck, lectern }) => {
  const { url, id } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(1);
  await press(anna.page, 'ArrowRight', 'ArrowRight');
  for (const { page } of [anna, ben]) await expect.poll(() => litOn(page)).toEqual([1]);
  await expect(slidesOf(ben.page).shown.locator('li.visible')).toHaveText('before');
  await press(anna.page, 'ArrowRight');
  for (const { page } of [anna, ben]) await expect.poll(() => litOn(page)).toEqual([3, 4]);
  await press(anna.page, 'ArrowRight');
  for (const { page } of [anna, ben]) await expect.poll(() => litOn(page)).toEqual([38, 39, 40]);
  await press(anna.page, 'ArrowLeft');
  for (const { page } of [anna, ben]) await expect.poll(() => litOn(page)).toEqual([3, 4]);

  const late = await person('late');
  await late.page.goto(url);
  await expect.poll(() => litOn(late.page)).toEqual([3, 4]);

  const text = await (await fetch(`${lectern.url}/d/${id}.md`)).text();
  const edited = text.replace('line2();', 'two();').replace('# One', '# Zero');
  await fetch(`${lectern.url}/api/v1/decks/${id}/markdown`, { method: 'PUT', headers: { 'Content-Type': 'text/markdown' }, body: edited });
  for (const { page } of [anna, ben, late]) {
    await expect(slidesOf(page).shown).toContainText('two();');
    await expect.poll(() => litOn(page)).toEqual([3, 4]);
  }
  await press(anna.page, 'ArrowRight', 'ArrowRight');
  await expect(slidesOf(late.page).shown.locator('li.visible')).toHaveText(['before', 'after']);
  await press(anna.page, 'ArrowRight');
  for (const { page } of [anna, ben, late]) await slidesOf(page).shows(3);
});

test.describe('code in steps', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('counts its steps, takes them in order, and scrolls to the lit lines', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: deck, place: { slide: 2, step: -1 } });
    await slides.wait('moved', ({ place, steps }) => place.slide === 2 && steps === 4);
    const seen = [await litLines(slides.frame)];
    for (const step of [0, 1, 2, 3]) {
      await slides.send({ type: 'go', to: 'next' });
      await slides.wait('moved', ({ place }) => place.step === step);
      seen.push(await litLines(slides.frame));
      await expect.poll(() => seesLit(slides.frame)).toBe(true);
    }
    expect(seen).toEqual([[1], [1], [3, 4], [38, 39, 40], [38, 39, 40]]);
    await slides.send({ type: 'show', place: { slide: 2, step: 1 } });
    await expect.poll(() => litLines(slides.frame)).toEqual([3, 4]);
    await expect.poll(() => seesLit(slides.frame)).toBe(true);
  });

  test('comes at the right step after a jump from elsewhere', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: deck, place: { slide: 3, step: -1 } });
    await slides.send({ type: 'show', place: { slide: 2, step: 2 } });
    await expect.poll(() => litLines(slides.frame)).toEqual([38, 39, 40]);
    await expect.poll(() => seesLit(slides.frame)).toBe(true);
  });

  test('stays where it is when its text or its steps change', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: deck, place: { slide: 2, step: 2 } });
    await expect.poll(() => seesLit(slides.frame)).toBe(true);
    const top = () => slides.frame.evaluate(() => document.querySelector('.l-reveal section.present pre > code')?.scrollTop ?? 0);
    const before = await top();
    expect(before).toBeGreaterThan(0);
    await slides.edit((text) => text.replace('## Code', '## The code'));
    expect(await litLines(slides.frame)).toEqual([38, 39, 40]);
    expect(await top()).toBe(before);
    await slides.edit((text) => text.replace('[1|3-4|38-40]', '[1|3-4|36-37|38-40]'));
    expect(await litLines(slides.frame)).toEqual([36, 37]);
    await slides.wait('moved', ({ place, steps }) => place.step === 2 && steps === 5);
  });

  test('takes the order that data-fragment-index gives', async ({ page }) => {
    const text = [
      '- last <!-- .element: class="fragment" data-fragment-index="9" -->',
      `\`\`\`js [1|2|3]\n${lines}\n\`\`\`\n<!-- .element: data-fragment-index="2" -->`,
      '- first <!-- .element: class="fragment" data-fragment-index="1" -->',
    ].join('\n\n');
    const slides = await openSlides(page, harness, { text });
    const seen: unknown[] = [];
    for (const step of [-1, 0, 1, 2, 3]) {
      await slides.send({ type: 'show', place: { slide: 1, step } });
      await slides.wait('moved', ({ place }) => place.step === step);
      const items = await slides.frame.locator('section.present li.visible').allTextContents();
      seen.push([...(await litLines(slides.frame)), ...items.map((item) => item.trim())]);
    }
    expect(seen).toEqual([[1], [1, 'first'], [2, 'first'], [3, 'first'], [3, 'last', 'first']]);
  });

  test('shows all lines alike where there are no steps', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: deck, view: 'all', place: { slide: 2, step: -1 } });
    await expect(slides.frame.locator('[data-slide="2"] .hljs-ln tr')).toHaveCount(40);
    await expect(slides.frame.locator('.has-highlights')).toHaveCount(0);
    await slides.send({ type: 'view', view: 'reading' });
    const dim = () =>
      slides.frame.locator('.l-view tr').evaluateAll((rows) => rows.filter((row) => getComputedStyle(row).opacity !== '1').length);
    await expect(slides.frame.locator('.l-view tr')).toHaveCount(40);
    await expect.poll(dim).toBe(0);
  });

  test('moves line by line between slides that animate themselves', async ({ page }) => {
    const slide = (code: string) => `<!-- .slide: data-auto-animate -->\n\n\`\`\`js=\n${code}\n\`\`\`\n<!-- .element: data-id="code" -->`;
    const slides = await openSlides(page, harness, { text: `${slide('let a;\nlet b;')}\n\n---\n\n${slide('let a;\nlet c;\nlet b;')}` });
    await expect(slides.frame.locator('[data-slide="2"] .hljs-ln-code')).toHaveCount(3);
    await slides.send({ type: 'go', to: 'next' });
    await expect(slides.frame.locator('section.present pre[data-auto-animate-target]')).toHaveCount(1);
    await expect(
      slides.frame.locator('section.present .hljs-ln-code[data-auto-animate-target]:not([data-auto-animate-target="unmatched"])'),
    ).toHaveCount(2);
  });
});
