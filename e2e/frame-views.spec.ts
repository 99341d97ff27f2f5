import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { type Harness, look, openSlides, startHarness } from './support/frame-harness.ts';

const stacked = '# One\n\n---\n\n# Two\n\n----\n\n# Two b\n\n---\n\n# Three\n\nNote: say this';
const stepped = '# One\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n\n---\n\n# Two';
const manySlides = (count: number) => Array.from({ length: count }, (_, i) => `# Slide ${i + 1}\n\n- some text`).join('\n\n---\n\n');

test.describe('the frame’s views', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('numbers every slide in every view', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: stacked, view: 'still' });
    const numbers = () =>
      slides.frame.evaluate(() =>
        [...document.querySelectorAll('.reveal .slides section[data-slide]')].map((one) => ({
          number: Number(one.getAttribute('data-slide')),
          nested: one.parentElement?.matches('section.stack') ?? false,
        })),
      );
    await expect.poll(numbers).toEqual([{ number: 1, nested: false }]);
    const all = [1, 2, 3, 4].map((number) => ({ number, nested: number === 2 || number === 3 }));
    await slides.send({ type: 'view', view: 'all' });
    await expect.poll(numbers).toEqual(all);
    await slides.send({ type: 'view', view: 'stage' });
    await slides.frame.waitForSelector('.reveal.ready');
    await expect.poll(numbers).toEqual(all);
    await slides.send({ type: 'show', place: { slide: 3, step: -1 } });
    for (const view of ['reading', 'notes', 'still'] as const) {
      await slides.send({ type: 'view', view });
      await expect.poll(numbers).toEqual([{ number: 3, nested: true }]);
    }
  });

  test('keeps the place when the view changes', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: stepped, place: { slide: 1, step: 1 } });
    for (const view of ['all', 'reading', 'phone', 'stage'] as const) await slides.send({ type: 'view', view });
    await expect(slides.frame.locator('.l-stage .fragment.visible')).toHaveCount(2);
    expect(await slides.present()).toBe(1);
  });

  test('what is in sight stays there when the frame gets another width', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: manySlides(1000), view: 'all', place: { slide: 900, step: -1 } });
    await expect(slides.frame.locator('section[data-slide="900"]')).toBeInViewport();
    await page.locator('iframe').evaluate((frame: HTMLElement) => {
      frame.style.width = '500px';
    });
    await expect.poll(() => slides.frame.evaluate(() => document.querySelector('.l-all')?.clientWidth)).toBeLessThan(501);
    await expect(slides.frame.locator('section[data-slide="900"]')).toBeInViewport();
    await slides.frame.evaluate(() => {
      const list = document.querySelector('.l-all');
      if (list) list.scrollTop /= 2;
    });
    const inSight = slides.frame.locator('section[data-slide="451"]');
    await expect(inSight).toBeInViewport();
    await page.locator('iframe').evaluate((frame: HTMLElement) => {
      frame.style.width = '800px';
    });
    await expect.poll(() => slides.frame.evaluate(() => document.querySelector('.l-all')?.clientWidth)).toBeGreaterThan(700);
    await expect(inSight).toBeInViewport();
  });

  test('what is in sight stays there when the list gets shorter before it hears of its new width', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: manySlides(1000), view: 'all', place: { slide: 900, step: -1 } });
    const inSight = slides.frame.locator('section[data-slide="900"]');
    await expect(inSight).toBeInViewport();
    // Asked for its height, it is laid out at once, and scrolled to its new end.
    const height = await slides.frame.evaluate(() => {
      const list = document.querySelector<HTMLElement>('.l-all');
      if (list) list.style.width = '500px';
      return list?.scrollHeight ?? 0;
    });
    expect(height).toBeGreaterThan(0);
    await slides.frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await expect(inSight).toBeInViewport();
  });

  test('shows a thousand slides with as few filled as thirty', async ({ page }) => {
    const filled = async (count: number) => {
      const slides = await openSlides(page, harness, {
        text: manySlides(count),
        view: 'all',
        place: { slide: Math.ceil(count / 2), step: -1 },
      });
      await expect(slides.frame.locator('.l-current [data-slide] h1')).toHaveText(`Slide ${Math.ceil(count / 2)}`);
      await expect(slides.frame.locator('section[data-slide]')).toHaveCount(count);
      return slides.frame.locator('section[data-slide]:not(:empty)').count();
    };
    const few = await filled(30);
    expect(await filled(1000)).toBeLessThanOrEqual(few + 1);
  });

  test('rings the current slide and scrolls to it; marks the live one', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: manySlides(40), view: 'all' });
    await slides.send({ type: 'show', place: { slide: 30, step: -1 } });
    await slides.send({ type: 'live', slide: 31 });
    await expect(slides.frame.locator('.l-current [data-slide="30"]')).toBeInViewport();
    await expect(slides.frame.locator('.l-live .l-badge')).toHaveText(look.words.onStage);
    await expect(slides.frame.locator('.l-live [data-slide]')).toHaveAttribute('data-slide', '31');
  });

  test('stays where it is in view all when slides come in above', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: manySlides(40), view: 'all', place: { slide: 20, step: -1 } });
    const top = () => slides.frame.locator('.l-current').evaluate((one) => Math.round(one.getBoundingClientRect().top));
    const before = await top();
    await slides.edit((text) => `# New\n\n---\n\n# Newer\n\n---\n\n${text}`);
    await expect(slides.frame.locator('.l-current [data-slide]')).toHaveAttribute('data-slide', '22');
    expect(Math.abs((await top()) - before)).toBeLessThanOrEqual(1);
  });

  test('shows slide and reflowed text on a phone, without the deck’s colours', async ({ page }) => {
    await page.setViewportSize({ width: 375, height: 690 });
    const text =
      '---\nslideOptions:\n  theme: black\n---\n\n<style>.slides p { color: red }</style>\n\n# One\n\n<p style="color: lime; position: absolute">text</p>\n\n---\n\n# Two';
    const slides = await openSlides(page, harness, { text, view: 'phone' });
    await slides.frame.waitForSelector('.reveal.ready');
    const pane = slides.frame.locator('.l-phone .l-text');
    await expect(pane.locator('p')).toHaveText('text');
    expect(
      await pane
        .locator('p')
        .evaluate((one) => [getComputedStyle(one).color, getComputedStyle(one).position, getComputedStyle(one).fontSize]),
    ).toEqual(['rgb(19, 25, 29)', 'static', '17px']);
    expect(await slides.frame.locator('section.present p').evaluate((one) => getComputedStyle(one).color)).toBe('rgb(0, 255, 0)');
    await slides.send({ type: 'look', look: { ...look, textSizePx: 22, scheme: 'dark' } });
    await expect(pane.locator('p')).toHaveCSS('font-size', '22px');
    await slides.send({ type: 'go', to: 'next' });
    await expect(pane.locator('h1')).toHaveText('Two');
    expect(await slides.frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375);
  });

  test('shows notes, or says that there are none', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: stacked, view: 'notes', place: { slide: 4, step: -1 } });
    await expect(slides.frame.locator('[data-slide]')).toContainText('say this');
    await slides.send({ type: 'show', place: { slide: 1, step: -1 } });
    await expect(slides.frame.locator('[data-slide]')).toHaveText(look.words.noNotes);
  });

  test('loads reveal only for the stage and highlighting only for code', async ({ page }) => {
    const loaded: string[] = [];
    page.on('request', (request) => loaded.push(request.url().split('/').at(-1) ?? ''));
    const slides = await openSlides(page, harness, { text: '# One\n\n---\n\n```js\nlet a = 1;\n```', view: 'still' });
    expect(loaded.filter((name) => /stage|highlight/.test(name))).toEqual([]);
    await slides.send({ type: 'show', place: { slide: 2, step: -1 } });
    await expect(slides.frame.locator('code .hljs-keyword')).toHaveText('let');
    await slides.send({ type: 'view', view: 'stage' });
    await slides.frame.waitForSelector('.reveal.ready');
    expect(loaded.filter((name) => /^stage/.test(name))).toHaveLength(1);
  });

  test('shows the seed deck in stacks and slides with its look', async ({ page }) => {
    const file = join(
      process.env['LECTERN_DECKS'] ?? join(import.meta.dirname, '..', '..', 'shared', 'decks'),
      'seed-scs-community-call.md',
    );
    test.skip(!existsSync(file), 'the decks to test with are not here');
    const slides = await openSlides(page, harness, { text: readFileSync(file, 'utf8'), place: { slide: 11, step: -1 } });
    expect(await slides.wait('painted')).toMatchObject({ slides: 27, stacks: 13 });
    const heading = slides.frame.locator('[data-slide].present h1');
    await expect(heading).toHaveCSS('font-size', '36px');
    await expect(heading).toHaveCSS('font-family', 'lato');
    await expect(heading).toHaveCSS('color', 'rgb(34, 34, 34)');
    await slides.send({ type: 'show', place: { slide: 1, step: -1 } });
    await expect(slides.frame.locator('[data-slide].present h1 font').first()).toHaveCSS('color', 'rgb(80, 195, 165)');
    await expect(slides.frame.locator('.backgrounds > .present > .slide-background-content')).toHaveCSS('background-image', /7df809b9/);
  });
});
