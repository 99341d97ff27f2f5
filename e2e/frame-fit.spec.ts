import { expect, type Frame, test } from '@playwright/test';
import type { FromFrame } from '#wire';
import { type Harness, openSlides, type Slides, startHarness } from './support/frame-harness.ts';

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

type Overflow = Extract<FromFrame, { type: 'overflow' }>;
const told = async (slides: Slides) =>
  (await slides.got()).filter((one): one is Overflow => one.type === 'overflow').map((one) => one.slides);

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
      // Above the edge, and using the room there is: both of the same moment, for before that it may be empty.
      const usesRoom = async () => {
        const { below } = await shape(slides.frame);
        return below <= EDGE_PX && below > -40;
      };
      await expect.poll(usesRoom, { message: view }).toBe(true);
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

  test('those that overflow are told once asked for, with the line of what does not fit', async ({ page }) => {
    const text = `# One\n\n---\n\n# Two\n\n${points(30)}\n`;
    const slides = await openSlides(page, harness, { text, place: { slide: 2, step: -1 } });
    await slides.send({ type: 'check', on: true });
    const { slides: first } = await slides.wait('overflow');
    expect(first).toEqual([{ slide: 2, length: text.length - text.indexOf('\n# Two'), line: expect.any(Number) }]);
    const line = first[0]?.line ?? 0;
    const bottom = (number: number) =>
      slides.frame.evaluate((n) => {
        const list = document.querySelector('section.present ul')?.children ?? [];
        const room = document.querySelector('.slides')?.getBoundingClientRect().bottom ?? 0;
        return (list[n]?.getBoundingClientRect().bottom ?? 0) - room;
      }, number);
    expect(await bottom(line - 8)).toBeLessThan(15);
    expect(await bottom(line - 7)).toBeGreaterThan(0);
    // a slide above it moves it; a word in another slide does not
    await slides.edit((old) => `# Zero\n\n---\n\n${old}`);
    await slides.wait('overflow', (message) => message.slides[0]?.slide === 3 && message.slides[0].line === line + 4);
    await slides.forget();
    await slides.edit((old) => old.replace('# One', '# One and'));
    await slides.edit((old) => old.replace('# Two', `# Two\n\n${points(3)}`).replace(points(30), ''));
    await slides.wait('overflow', (message) => message.slides.length === 0);
    expect(await told(slides)).toEqual([[]]);
  });

  test('those far from the one that is shown are found, too, at the same line as when they are shown', async ({ page }) => {
    const far = Array.from({ length: 12 }, (_, index) => `# ${index + 1}`);
    const parts = [...far, `# Long\n\n${points(30)}`, ...far];
    const stack = `# A\n\n----\n\n# B\n\n${points(30)}`;
    const slides = await openSlides(page, harness, { text: [...parts, stack].join('\n\n---\n\n') });
    await slides.send({ type: 'check', on: true });
    const isBoth = (message: Overflow) => message.slides.map(({ slide }) => slide).join() === '13,27';
    const { slides: found } = await slides.wait('overflow', isBoth);
    await expect(slides.frame.locator('section[data-slide="13"]')).toBeHidden();
    await slides.send({ type: 'show', place: { slide: 13, step: -1 } });
    await expect(slides.frame.locator('section[data-slide="13"]')).toBeVisible();
    await slides.edit((text) => text.replace('# 1\n', '# 1\n\n'));
    const moved = found.map((one) => ({ ...one, line: (one.line ?? 0) + 1 }));
    await slides.wait('overflow', (message) => JSON.stringify(message.slides) === JSON.stringify(moved));
    await slides.edit((text) => text.replace(points(30), 'short'));
    await slides.wait('overflow', (message) => message.slides.map(({ slide }) => slide).join() === '27');
  });

  test('one that nobody looks at overflows once its image is there', async ({ page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="900"><rect width="800" height="900" fill="teal"/></svg>';
    await page.route('**/tall.svg', async (route) => {
      await held;
      await route.fulfill({ contentType: 'image/svg+xml', body: svg });
    });
    const others = Array.from({ length: 8 }, (_, index) => `# ${index}`);
    const text = [...others, '<img src="/tall.svg" style="max-height: none" alt="">', `# Long\n\n${points(30)}`].join('\n\n---\n\n');
    const slides = await openSlides(page, harness, { text });
    await slides.send({ type: 'check', on: true });
    await slides.wait('overflow', (message) => message.slides.map(({ slide }) => slide).join() === '10');
    release();
    await slides.wait('overflow', (message) => message.slides.map(({ slide }) => slide).join() === '9,10');
  });

  test('what has its own way to fit, stands elsewhere or is hidden does not overflow', async ({ page }) => {
    const tall = '<div style="height: 900px">x</div>';
    const parts = [
      `${FIT}\n${points(30)}`,
      `# Stretched\n\n<div class="r-stretch">x</div>\n\n${points(30)}`,
      '<div style="position: absolute; top: 600px; height: 400px">x</div>\n\nsmall',
      `<!-- .slide: data-visibility="hidden" -->\n${tall}`,
      `# Really\n\n${tall}`,
    ];
    const slides = await openSlides(page, harness, { text: parts.join('\n\n---\n\n'), view: 'all' });
    await slides.send({ type: 'check', on: true });
    for (const slide of [1, 2, 3, 4, 5]) {
      await slides.send({ type: 'show', place: { slide, step: -1 } });
      await expect(slides.frame.locator(`section[data-slide="${slide}"] > *`).first()).toBeVisible();
    }
    const { slides: found } = await slides.wait('overflow', (message) => message.slides.length > 0);
    expect(found).toMatchObject([{ slide: 5, line: null }]);
    expect((await told(slides)).flat().map(({ slide }) => slide)).toEqual([5]);
  });

  test('nobody is told who did not ask', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: points(40) });
    await slides.edit((text) => `${text}\nmore`);
    await slides.send({ type: 'check', on: true });
    await slides.wait('overflow');
    await slides.send({ type: 'check', on: false });
    await slides.edit((text) => text.replace(points(30), ''));
    await slides.send({ type: 'check', on: true });
    await slides.edit((text) => `${points(50)}\n${text}`);
    await slides.wait('overflow', (message) => message.slides[0]?.length !== points(40).length + 5);
    expect(await told(slides)).toHaveLength(2);
  });
});
