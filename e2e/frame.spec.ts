import { expect, test } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';

const five = ['# One', '# Two', '# Three', '# Four', '# Five'].join('\n\n---\n\n');
const stacked = '# One\n\n---\n\n# Two\n\n----\n\n# Two b\n\n---\n\n# Three\n\nNote: say this';
const stepped = '# One\n\n- a <!-- .element: class="fragment" -->\n- b <!-- .element: class="fragment" -->\n\n---\n\n# Two';
const manySlides = (count: number) => Array.from({ length: count }, (_, i) => `# Slide ${i + 1}\n\n- some text`).join('\n\n---\n\n');

test.describe('the frame', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('starts with what it is told, at the place it is told', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: five, place: { slide: 4, step: -1 } });
    expect(await slides.present()).toBe(4);
    expect(await slides.got()).toContainEqual({ type: 'painted', edit: 0, slides: 5, stacks: 5 });
    expect(await slides.got()).toContainEqual({ type: 'moved', place: { slide: 4, step: -1 }, steps: 0, origin: 'told' });
    expect(slides.frame.url()).not.toContain('#');
  });

  test('shows slide 1 at no moment when it starts elsewhere', async ({ page }) => {
    await page.addInitScript(() => {
      const seen = new Set<string>();
      Object.assign(window, { seenSlides: seen });
      const look = () => {
        for (const one of document.querySelectorAll('section.present:not(.stack)')) {
          if (one.checkVisibility()) seen.add(one.getAttribute('data-slide') ?? '');
        }
        requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    });
    const slides = await openSlides(page, harness, { text: stacked, place: { slide: 3, step: -1 } });
    expect(await slides.frame.evaluate(() => [...(window as unknown as { seenSlides: Set<string> }).seenSlides])).toEqual(['3']);
  });

  test('answers show as told and go as user, with steps', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: stepped });
    await slides.forget();
    await slides.send({ type: 'go', to: 'next' });
    await slides.wait('moved', ({ origin, place, steps }) => origin === 'user' && place.slide === 1 && place.step === 0 && steps === 2);
    await slides.send({ type: 'show', place: { slide: 2, step: -1 } });
    await slides.wait('moved', ({ origin, place }) => origin === 'told' && place.slide === 2);
    expect((await slides.got()).filter(({ type }) => type === 'moved')).toHaveLength(2);
  });

  test('shows an edit of the shown slide and keeps its step', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: stepped, place: { slide: 1, step: 0 } });
    await slides.edit((text) => text.replace('- b', '- **bee**'));
    await expect(slides.frame.locator('section.present strong')).toHaveText('bee');
    await expect(slides.frame.locator('section.present .fragment.visible')).toHaveCount(1);
  });

  test('renders only the slide that was edited', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: manySlides(60), view: 'stage', place: { slide: 2, step: -1 } });
    await expect(slides.frame.locator('section[data-slide]:empty')).toHaveCount(0);
    await slides.frame.evaluate(() => {
      const numbers: Array<string | null | undefined> = [];
      Object.assign(window, { changedSlides: numbers });
      new MutationObserver((records) => {
        const filled = records.filter(({ addedNodes }) => addedNodes.length > 0).map(({ target }) => target as Element);
        numbers.push(...filled.map((element) => element.closest('[data-slide]')?.getAttribute('data-slide')));
      }).observe(document.querySelector('.slides') ?? document, { childList: true, subtree: true });
    });
    await slides.edit((text) => text.replace('# Slide 2\n', '# Slide two\n'));
    await expect(slides.frame.locator('[data-slide].present h1')).toHaveText('Slide two');
    const changed = await slides.frame.evaluate(() => (window as unknown as { changedSlides: string[] }).changedSlides);
    expect([...new Set(changed)]).toEqual(['2']);
  });

  test('tells clicks, with slide and line, and opens no link by itself', async ({ page }) => {
    const text =
      '# One\n\n---\n\n# Two\n\nsome [link](https://example.org/x) here\n\n[mail](mailto:a@example.org) [odd](ftp://example.org) [in](#/0)';
    const slides = await openSlides(page, harness, { text, place: { slide: 2, step: -1 } });
    const before = slides.frame.url();
    await slides.frame.locator('[data-slide].present h1').click();
    expect(await slides.wait('click')).toEqual({ type: 'click', slide: 2, line: 5 });
    await slides.frame.getByText('link', { exact: true }).click();
    expect(await slides.wait('link')).toEqual({ type: 'link', href: 'https://example.org/x' });
    await slides.frame.getByRole('link', { name: 'mail' }).click();
    await slides.wait('link', ({ href }) => href === 'mailto:a@example.org');
    await slides.frame.locator('section.present p').last().click();
    await slides.frame.getByRole('link', { name: 'in', exact: true }).click();
    await slides.wait('moved', ({ origin, place }) => origin === 'user' && place.slide === 1);
    expect((await slides.got()).filter(({ type }) => type === 'link')).toHaveLength(2);
    expect(slides.frame.url()).toBe(before);
  });

  test('tells keys and moves by none of them', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: five });
    await slides.frame.locator('[data-slide].present h1').click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Control+Enter');
    await slides.wait('key', ({ key, ctrl }) => key === 'ArrowRight' && !ctrl);
    await slides.wait('key', ({ key, ctrl }) => key === 'Enter' && ctrl);
    expect(await slides.present()).toBe(1);
  });

  test('is black and is not', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: five });
    const colour = () => slides.frame.evaluate(() => getComputedStyle(document.body, '::after').backgroundColor);
    await slides.send({ type: 'black', on: true });
    expect(await colour()).toBe('rgb(0, 0, 0)');
    await slides.send({ type: 'black', on: false });
    expect(await colour()).toBe('rgba(0, 0, 0, 0)');
  });

  test('gives an overview, and a click there goes there', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: five });
    await slides.send({ type: 'overview' });
    await slides.wait('overview', ({ on }) => on);
    await slides.frame.locator('.l-reveal section[data-slide="2"]').click({ position: { x: 5, y: 5 } });
    await slides.wait('moved', ({ origin, place }) => origin === 'user' && place.slide === 2);
    await slides.wait('overview', ({ on }) => !on);
  });

  test('does not let the person move it when they may not steer', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: five });
    await expect(slides.frame.locator('.navigate-right')).toBeVisible();
    await slides.send({ type: 'steer', on: false });
    await expect(slides.frame.locator('.navigate-right')).toBeHidden();
  });
});
