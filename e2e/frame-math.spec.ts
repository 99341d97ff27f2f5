import { expect, test } from '@playwright/test';
import { type Harness, openSlides, type Slides, startHarness } from './support/frame-harness.ts';

const deckOf = (...slides: string[]) => slides.join('\n\n---\n\n');
const plain = deckOf('# One', '# Two\n\nprice $5 and $6', '```js\nlet a;\n```');
const many = (count: number) => Array.from({ length: count }, (_, at) => `$x_{${at}} = \\frac{${at}}{\\sqrt{2}}$`).join(' ');

/** Waits until all that is on the screen is set. */
async function isSet({ frame }: Slides): Promise<void> {
  await expect(frame.locator('section.present [data-l-math]')).toHaveCount(0);
}
/** How far the shown slide is from its middle place on stage, in CSS pixels. */
const offCentre = ({ frame }: Slides) =>
  frame.evaluate(() => {
    const section = document.querySelector<HTMLElement>('.l-reveal section.present');
    const height = section?.parentElement?.clientHeight ?? 0;
    return Math.abs(Number.parseFloat(section?.style.top ?? '') - Math.max(0, (height - (section?.scrollHeight ?? 0)) / 2));
  });

test.describe('formulas', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());
  test.beforeEach(() => void harness.requests.splice(0));

  test('are set in text, lists, tables, raw HTML and code, with fonts of our own', async ({ page }) => {
    const text = [
      '## So $a$\n\n- **$b_1$** <!-- .element: class="fragment" -->\n\n| $c$ |\n|---|\n| $d$ |\n\n<p class="fragment">$e < f$</p>',
      'and `eval($t_i$)`\n\n$$\n\\sum_{i=0}^n i\n\n= \\mathbb{R}\n$$\n\n\\begin{gather*}\ng\\\\\n- h\n\\end{gather*}',
    ].join('\n\n');
    const slides = await openSlides(page, harness, { text });
    await isSet(slides);
    await expect(slides.frame.locator('section.present .katex')).toHaveCount(8);
    await expect(slides.frame.locator('section.present .katex-display')).toHaveCount(2);
    await expect(slides.frame.locator('section.present .fragment .katex')).toHaveCount(2);
    await slides.frame.evaluate(() => document.fonts.ready);
    expect(await slides.frame.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
    expect(harness.requests.filter((url) => url.includes('KaTeX_')).length).toBeGreaterThan(1);
    expect(await offCentre(slides)).toBeLessThan(1.5);
  });

  test('cost a deck without them nothing', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: plain });
    await expect(slides.frame.locator('section[data-slide]:empty')).toHaveCount(0);
    await expect(slides.frame.locator('.hljs')).toHaveCount(1);
    expect(harness.requests.filter((url) => /typeset|KaTeX/.test(url))).toEqual([]);
  });

  test('are there when their slide comes, and never as TeX', async ({ page }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seenTex: seen });
      const look = () => {
        const raw = [...document.querySelectorAll('section.present [data-l-math]')].filter((one) =>
          one.checkVisibility({ visibilityProperty: true }),
        );
        seen.push(...raw.map((one) => one.textContent ?? ''));
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const slides = await openSlides(page, harness, { text: deckOf('# One $a$', many(10), `## Three\n\n${many(20)}`, many(5)) });
    await expect(slides.frame.locator('[data-l-math]')).toHaveCount(0);
    for (const slide of [2, 3, 4]) {
      await slides.send({ type: 'go', to: 'next' });
      await slides.wait('moved', ({ place }) => place.slide === slide);
      expect(await slides.frame.locator('section.present .katex').count()).toBeGreaterThan(0);
      expect(await offCentre(slides)).toBeLessThan(1.5);
    }
    expect(await slides.frame.evaluate(() => (window as unknown as { seenTex: string[] }).seenTex)).toEqual([]);
  });

  for (const view of ['all', 'reading', 'phone', 'still'] as const) {
    test(`are set in view ${view}`, async ({ page }) => {
      await page.setViewportSize({ width: 375, height: 812 });
      const slides = await openSlides(page, harness, { text: '# One $a$\n\n$$b$$\n\nNote: $c$', view });
      await expect(slides.frame.locator('.l-view [data-l-math]')).toHaveCount(0);
      await expect(slides.frame.locator('.l-view .katex')).toHaveCount(view === 'phone' ? 4 : 2);
    });
  }

  test('are set in notes', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: '# One\n\nNote: $c$ and $$d$$', view: 'notes' });
    await expect(slides.frame.locator('.l-view .katex')).toHaveCount(2);
  });

  test('of slides that did not change are left alone by an edit, and the step stays', async ({ page }) => {
    const text = deckOf('- $a$ <!-- .element: class="fragment" -->\n- $b$ <!-- .element: class="fragment" -->', '$c$');
    const slides = await openSlides(page, harness, { text, place: { slide: 1, step: 0 } });
    await expect(slides.frame.locator('[data-l-math]')).toHaveCount(0);
    await slides.frame.evaluate(() => document.querySelector('.l-reveal section[data-slide="2"] .katex')?.setAttribute('data-same', ''));
    await slides.edit((now) => now.replace('$a$', '$a^2$ text'));
    await expect(slides.frame.locator('section.present .katex').first()).toContainText('2');
    await expect(slides.frame.locator('section.present .fragment.visible')).toHaveCount(1);
    await expect(slides.frame.locator('.l-reveal [data-same]')).toHaveCount(1);
  });

  test('follow their macros, also when one is written anew', async ({ page }) => {
    const text = deckOf('# One\n\n$$\\newcommand{\\thing}{\\alpha}$$', 'so $\\thing$', '## plain');
    const slides = await openSlides(page, harness, { text, place: { slide: 2, step: -1 } });
    const shown = slides.frame.locator('section.present .katex-html');
    await expect(shown).toHaveText('α');
    await slides.edit((now) => now.replace('\\alpha', '\\beta'));
    await expect(shown).toHaveText('β');
    expect(await slides.frame.locator('.l-reveal section[data-slide="1"]').evaluate((one) => (one as HTMLElement).innerText.trim())).toBe(
      'ONE',
    );
  });

  test('that are wrong are marked and say why, the others are set', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: 'a $\\frac{a$ b $c$ d $\\unknown{e}$' });
    await isSet(slides);
    await expect(slides.frame.getByTitle(/^This formula cannot be read: /)).toHaveText('\\frac{a');
    await expect(slides.frame.locator('section.present .katex')).toHaveCount(2);
  });

  test('two hundred and fifty on a slide freeze nothing', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `# Many\n\n${many(250)}` });
    await isSet(slides);
    await expect(slides.frame.locator('section.present .katex')).toHaveCount(250);
    await slides.edit((now) => now.replace('# Many', '# More'));
    await expect(slides.frame.locator('section.present h1')).toHaveText('More');
    await isSet(slides);
    await expect(slides.frame.locator('section.present .katex')).toHaveCount(250);
  });

  test('that are hostile are harmless, and the frame answers', async ({ page }) => {
    const foreign: string[] = [];
    page.on('request', (request) => request.url().startsWith(harness.url) || foreign.push(request.url()));
    const slides = await openSlides(page, harness, { text: '# Start' });
    const bombs = [
      '$\\href{javascript:alert(1)}{x}$ $\\url{https://evil.test}$ $\\includegraphics{https://evil.test/a.png}$',
      '$\\htmlData{a=b}{x}$ $\\htmlStyle{background:url(https://evil.test)}{x}$ $\\htmlId{b}{c}$',
      '$\\def\\a{\\a\\a}\\a$ $\\def\\b#1{\\b{#1#1}}\\b{x}$',
      `$\\def\\a{${'x'.repeat(900)}}${'\\a'.repeat(900)}$`,
      '$'.repeat(60_000),
      '$x$ '.repeat(15_000),
      `$$${'\\sqrt{'.repeat(500)}x${'}'.repeat(500)}$$`,
      `$$\\begin{matrix}${'&'.repeat(1_000)}${'\\\\'.repeat(900)}\\end{matrix}$$`,
      '$\\rule{100000em}{100000em}$',
    ];
    for (const [at, bomb] of bombs.entries()) {
      await slides.edit(() => `# Bomb ${at}\n\n${bomb}\n\nafter`);
      await expect(slides.frame.locator('section.present h1')).toHaveText(`Bomb ${at}`);
      await expect(slides.frame.locator('section.present')).toContainText('after');
      await isSet(slides);
      expect(await slides.frame.locator('section.present :is(a[href], img, iframe, script, [id]:not(h1))').count()).toBe(0);
    }
    expect(foreign).toEqual([]);
  });
});
