import { type Harness, openSlides, type Slides, startHarness } from './support/frame-harness.ts';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';
import { present } from './support/stage.ts';

const front = (options: string) => `---\nslideOptions:\n${options.replace(/^/gm, '  ')}\n---\n\n`;
/** 400 x 200 pixels of teal, from no other host. */
const image =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='400' height='200'%3E%3Crect width='400' height='200' fill='teal'/%3E%3C/svg%3E";

/** Boxes of what a selector finds on the shown slide, in whole pixels. */
const boxes = ({ frame }: Slides, selector: string) =>
  frame.evaluate(
    (wanted) =>
      [...document.querySelectorAll(`.slides section.present:not(.stack) ${wanted}`)].map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect();
        return [x, y, width, height].map(Math.round);
      }),
    selector,
  );

test.describe('what reveal does', () => {
  let harness: Harness;
  test.use({ viewport: { width: 960, height: 700 } });
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  const layouts = [
    ['what stretches', `# A\n\n<img class="r-stretch" src="${image}">\n\nbelow`, 'img'],
    ['a stretched block', '## A\n\n<div class="r-stretch">x</div>', '.r-stretch'],
    ['text that fits itself', '<h2 class="r-fit-text">FIT</h2>\n<h2 class="r-fit-text">a much longer line of text</h2>', 'h2'],
    ['stacks', '<div class="r-stack"><p>one</p><p>two</p></div>\n<div class="r-hstack"><p>a</p><p>b</p></div>', 'p'],
    ['a single heading', '# A', 'h1'],
    ['lists and tables', '# A\n\n- a\n- b\n\n| a | b |\n|---|---|\n| 1 | 2 |', 'li, td'],
    ['framed images', `<img class="r-frame" width="200" src="${image}">`, 'img'],
    ['text from right to left', '---\ndir: rtl\n---\n\n# שלום\n\n- ראשון\n- שני', 'h1, li'],
  ] as const;
  for (const [what, text, selector] of layouts) {
    test(`${what} lies in a thumbnail where it lies on stage`, async ({ page }) => {
      const onStage = await boxesWhenStill(await openSlides(page, harness, { text }), selector);
      const still = await openSlides(page, harness, { text, view: 'still' });
      expect(onStage.length).toBeGreaterThan(0);
      await expect.poll(() => boxes(still, selector)).toEqual(onStage);
    });
  }

  test('what stretches and what fits itself does so again after an edit', async ({ page }) => {
    const text = '<h2 class="r-fit-text">FIT</h2>\n\n---\n\n# A\n\n<div class="r-stretch">x</div>';
    const slides = await openSlides(page, harness, { text });
    const before = (await boxesWhenStill(slides, 'h2'))[0]?.[3] ?? 0;
    await slides.edit((now) => now.replace('FIT', 'FIT IT ALL IN'));
    await expect.poll(async () => (await boxes(slides, 'h2'))[0]?.[3]).toBeLessThan(before / 2);
    await slides.send({ type: 'show', place: { slide: 2, step: -1 } });
    const tall = (await boxesWhenStill(slides, '.r-stretch'))[0]?.[3] ?? 0;
    await slides.edit((now) => now.replace('# A', '# A\n\n# B'));
    await expect.poll(async () => (await boxes(slides, '.r-stretch'))[0]?.[3]).toBeLessThan(tall - 50);
    await expect.poll(async () => (await boxes(slides, '.r-stretch'))[0]?.[3]).toBeGreaterThan(100);
  });

  test('fragments of all kinds appear one after the other, nested ones and those with an index too', async ({ page }) => {
    const kinds = ['', 'fade-out', 'highlight-red', 'grow', 'strike', 'semi-fade-out', 'current-visible', 'custom'];
    const text = `${kinds.map((kind) => `<p class="fragment ${kind}">x${kind}</p>`).join('\n')}\n\n---\n\n<p class="fragment" data-fragment-index="2">late</p>\n<p class="fragment" data-fragment-index="1">early</p>\n\n---\n\n<span class="fragment fade-in"><span class="fragment highlight-red">nested</span></span>`;
    const slides = await openSlides(page, harness, { text });
    expect((await slides.wait('moved')).steps).toBe(kinds.length);
    await slides.send({ type: 'show', place: { slide: 1, step: kinds.length - 1 } });
    const hidden = () =>
      slides.frame.evaluate(() =>
        [...document.querySelectorAll('section.present .fragment')]
          .filter((one) => getComputedStyle(one).visibility === 'hidden')
          .map((one) => one.textContent),
      );
    await expect.poll(hidden).toEqual(['xfade-out', 'xcurrent-visible']);
    await slides.forget();
    await slides.send({ type: 'show', place: { slide: 2, step: 0 } });
    await slides.wait('moved', ({ steps }) => steps === 2);
    await expect(slides.frame.locator('section.present .fragment.visible')).toHaveText('early');
    await slides.forget();
    await slides.send({ type: 'show', place: { slide: 3, step: -1 } });
    expect((await slides.wait('moved')).steps).toBe(2);
  });

  test('a slide’s state is a class around it, on stage and in a thumbnail', async ({ page }) => {
    const text =
      '<!-- .slide: data-state="dim" -->\n<style>.dim h1 { color: rgb(1, 2, 3) } body.dim .slides p { color: rgb(4, 5, 6) }</style>\n\n# A\n\np';
    for (const view of ['stage', 'still'] as const) {
      const slides = await openSlides(page, harness, { text, view });
      await expect(slides.frame.locator('section.present h1')).toHaveCSS('color', 'rgb(1, 2, 3)');
      await expect(slides.frame.locator('section.present p')).toHaveCSS('color', 'rgb(4, 5, 6)');
    }
  });

  test('a deck’s styles reach its slides by every usual selector, and nothing else', async ({ page }) => {
    const rules = [
      ':root { --mine: rgb(1, 1, 1) }',
      '.reveal h1 { color: var(--mine) }',
      'section h2.two { color: rgb(2, 2, 2) }',
      'html body .slides h3 { color: rgb(3, 3, 3) }',
      '@media screen { .slides h4 { color: rgb(4, 4, 4) } }',
      '@keyframes turn { to { rotate: 1turn } } .reveal p { animation: turn 9s }',
      '@import url(https://evil.test/a.css); @font-face { font-family: x; src: url(https://evil.test/x.woff2) }',
      '.l-all, .l-caption, body, * { outline: 3px solid rgb(9, 9, 9) }',
    ];
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(harness.url)) foreign.push(request.url());
    });
    const text = `<style>${rules.join('\n')}</style>\n\n# 1\n\n<h2 class="two">2</h2>\n\n### 3\n\n#### 4\n\np`;
    for (const view of ['stage', 'still', 'all'] as const) {
      const slides = await openSlides(page, harness, { text, view });
      for (const level of [1, 2, 3, 4]) {
        const colour = `rgb(${level}, ${level}, ${level})`;
        await expect(slides.frame.locator(`section[data-slide] h${level}`)).toHaveCSS('color', colour);
      }
      await expect(slides.frame.locator('section[data-slide] p')).toHaveCSS('animation-name', 'turn');
      const outside = await slides.frame.evaluate(() =>
        [document.body, ...document.querySelectorAll('.l-all, .l-caption, .l-view:not(.reveal-viewport)')].map(
          (one) => getComputedStyle(one).outlineStyle,
        ),
      );
      expect([...new Set(outside)]).toEqual(['none']);
    }
    expect(foreign).toEqual([]);
  });

  test('what would move behind a slide is a card, in every dressed view', async ({ page }) => {
    const text =
      '<!-- .slide: data-background-video="https://a.test/v.mp4,https://a.test/v.webm" -->\n\n# A\n\n---\n\n<!-- .slide: data-background-iframe="https://b.test/" -->\n\n---\n\n# C';
    for (const view of ['stage', 'still'] as const) {
      const slides = await openSlides(page, harness, { text, view });
      await expect(slides.frame.getByRole('button', { name: 'Play: v.mp4, a.test' })).toBeVisible();
      await slides.send({ type: 'show', place: { slide: 2, step: -1 } });
      await slides.frame.getByRole('button', { name: 'Open: Web page, b.test' }).click();
      expect((await slides.wait('embed')).href).toBe('https://b.test/');
      await slides.send({ type: 'show', place: { slide: 3, step: -1 } });
      await expect(slides.frame.locator('.l-media')).toHaveCount(0);
    }
  });

  test('elements glide between two slides that ask for it', async ({ page }) => {
    const slide = (left: number) => `<!-- .slide: data-auto-animate -->\n\n<h2 data-id="x" style="margin-left: ${left}px">A</h2>`;
    const slides = await openSlides(page, harness, { text: `${slide(0)}\n\n---\n\n${slide(300)}` });
    await slides.send({ type: 'go', to: 'next' });
    await slides.wait('moved', ({ place, origin }) => place.slide === 2 && origin === 'user');
    await expect(slides.frame.locator('section.present h2[data-auto-animate-target]')).toHaveCount(1);
  });

  test('a hidden slide has no place on stage, an uncounted one no number', async ({ page }) => {
    const text = `${front('slideNumber: c/t')}# A\n\n---\n\n<!-- .slide: data-visibility="hidden" -->\n\n# B\n\n---\n\n# C\n\n---\n\n<!-- .slide: data-visibility="uncounted" -->\n\n# D`;
    const slides = await openSlides(page, harness, { text });
    await expect(slides.frame.locator('.slide-number')).toHaveText(/^\s*1\s*\/\s*2\s*$/);
    await slides.send({ type: 'go', to: 'next' });
    await slides.wait('moved', ({ place }) => place.slide === 3);
    await expect(slides.frame.locator('.slide-number')).toHaveText(/^\s*2\s*\/\s*2\s*$/);
  });

  test('every theme shows without another host, its own fonts come from beside it', async ({ page }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const slides = await openSlides(page, harness, { text: `${front('theme: league')}# Heading\n\ntext` });
    for (const theme of ['league', 'night', 'sky', 'simple', 'serif', 'blood', 'dracula']) {
      await slides.edit((text) => text.replace(/theme: .*/, `theme: ${theme}`));
    }
    await expect.poll(() => asked.filter((url) => /fonts\/(?:league-gothic|montserrat|quicksand|news-cycle)/.test(url)).length).toBe(4);
    expect(asked.filter((url) => !url.startsWith(harness.url) && !url.startsWith('data:'))).toEqual([]);
  });
});

/** Boxes once two looks in a row see the same. */
async function boxesWhenStill(slides: Slides, selector: string): Promise<number[][]> {
  let last: number[][] = [];
  await expect
    .poll(async () => {
      const before = JSON.stringify(last);
      last = await boxes(slides, selector);
      return last.length > 0 && JSON.stringify(last) === before;
    })
    .toBe(true);
  return last;
}

test.describe('slides that go on by themselves', () => {
  const timed = '<!-- .slide: data-autoslide="200" -->\n\n# One\n\n---\n\n# Two\n\n---\n\n# Three';

  test('do so on the presenter’s stage, and followers go along', async ({ anna, ben, lectern }) => {
    const url = await ownDeck(anna, { server: lectern.url, markdown: timed, linkLevel: 'view' });
    await ben.page.goto(url);
    await slidesOf(ben.page).shows(1);
    await anna.page.goto(url);
    await slidesOf(anna.page).shows(1);
    await anna.page.getByRole('button', { name: 'Present', exact: true }).click();
    await slidesOf(anna.page).shows(2);
    await slidesOf(ben.page).shows(2);
    await expect(ben.page.getByRole('button', { name: 'Back to live' })).toHaveCount(0);
  });

  test('go on when the screen is no longer black', async ({ anna, newDeck }) => {
    const { url } = await newDeck(timed.replace('200', '4000'));
    await present(anna.page, url);
    await anna.page.keyboard.press('b');
    await expect(anna.page.frameLocator('iframe[title="Slides"]').locator('body.l-black')).toHaveCount(1);
    await anna.page.keyboard.press('b');
    await slidesOf(anna.page).shows(2);
  });

  test('stand still for whoever does not present, however long', async ({ page }) => {
    const harness = await startHarness();
    await page.clock.install();
    const slides = await openSlides(page, harness, { text: timed.replace('200', '60000') });
    await page.clock.fastForward(180_000);
    expect(await slides.present()).toBe(1);
    await slides.send({ type: 'auto', on: true });
    await slides.wait('moved');
    await page.clock.fastForward(61_000);
    await slides.wait('moved', ({ place, origin }) => place.slide === 2 && origin === 'user');
    await harness.close();
  });
});
