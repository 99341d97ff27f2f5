import { expect, type Frame, test } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';

const points = (count: number) => Array.from({ length: count }, (_, index) => `- point ${index + 1}`).join('\n');
const FIT = '<!-- .slide: class="r-fit" -->';
const EDGE_PX = 1;

/** How far the last block of the shown slide is below the slide's edge, and how wide its first one is, as seen. */
const shape = (frame: Frame) =>
  frame.evaluate(() => {
    const section = document.querySelector('.slides section.present:not(.stack)');
    const room = section?.closest('.slides')?.getBoundingClientRect();
    const box = (element: Element | null | undefined) => element?.getBoundingClientRect();
    const below = (box(section?.lastElementChild)?.bottom ?? 0) - (room?.bottom ?? 0);
    const scale = (room?.height ?? 1) / 700;
    return {
      below: below / scale,
      width: (box(section?.firstElementChild)?.width ?? 0) / scale,
      zoom: Number(section?.computedStyleMap().get('--l-fit') ?? 1),
    };
  });

test.describe('slides that do not fit', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('r-fit makes them fit in every view that has the deck’s shape', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `${FIT}\n# Long\n\n${points(24)}\n`, view: 'stage' });
    for (const view of ['stage', 'all', 'still', 'phone'] as const) {
      await slides.send({ type: 'view', view });
      await expect.poll(async () => (await shape(slides.frame)).below, { message: view }).toBeLessThanOrEqual(EDGE_PX);
      expect((await shape(slides.frame)).below, `${view} uses the room there is`).toBeGreaterThan(-40);
    }
    await slides.send({ type: 'view', view: 'reading' });
    await expect(slides.frame.locator('section[data-slide] li').first()).toBeVisible();
    expect(
      await slides.frame
        .locator('section[data-slide] > *')
        .first()
        .evaluate((one) => getComputedStyle(one).zoom),
    ).toBe('1');
  });

  test('r-fit never makes anything larger, and goes with its class', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `${FIT}\n# Short\n\n${points(2)}\n` });
    const short = await shape(slides.frame);
    expect(short.zoom).toBe(1);
    await slides.edit((text) => text.replace('- point 1', points(30)));
    await expect.poll(async () => (await shape(slides.frame)).below).toBeLessThanOrEqual(EDGE_PX);
    expect((await shape(slides.frame)).zoom).toBeLessThan(0.8);
    await slides.edit((text) => text.replace(points(30), '- point 1'));
    await expect.poll(async () => (await shape(slides.frame)).zoom).toBe(1);
    await slides.edit((text) => text.replace('- point 1', points(30)));
    await slides.edit((text) => text.replace('r-fit', 'other'));
    await expect.poll(async () => (await shape(slides.frame)).below).toBeGreaterThan(300);
  });

  test('r-fit holds when an image comes late, and when code is coloured', async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="900"><rect width="800" height="900" fill="teal"/></svg>';
    await page.route('**/late.svg', async (route) => {
      await held;
      await route.fulfill({ contentType: 'image/svg+xml', body: svg });
    });
    const code = `\`\`\`js\n${'const a = 1;\n'.repeat(10)}\`\`\``;
    const slides = await openSlides(page, harness, { text: `${FIT}\n# Late\n\n![x](/late.svg)\n\n${code}\n` });
    const before = await shape(slides.frame);
    release();
    await expect(slides.frame.locator('section.present code.hljs')).toBeVisible();
    await expect.poll(async () => (await shape(slides.frame)).zoom).toBeLessThan(before.zoom);
    await expect.poll(async () => (await shape(slides.frame)).below).toBeLessThanOrEqual(EDGE_PX);
  });

  test('r-fit makes what is sized in percent smaller with its box, and leaves the deck’s selectors alone', async ({ page }) => {
    const style = '<style>.reveal section > h1 { color: rgb(1, 2, 3); }\n.wide { width: 100%; aspect-ratio: 1; }</style>';
    const slides = await openSlides(page, harness, { text: `${FIT}\n${style}\n\n# Wide\n\n<div class="wide">x</div>\n` });
    await expect.poll(async () => (await shape(slides.frame)).below).toBeLessThanOrEqual(EDGE_PX);
    expect(await slides.frame.locator('section.present > h1').evaluate((one) => getComputedStyle(one).color)).toBe('rgb(1, 2, 3)');
    expect((await shape(slides.frame)).zoom).toBeGreaterThan(0.5);
  });
});
