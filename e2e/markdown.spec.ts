import { expect, test } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';

const noted = 'a[^1]\n\n[^1]: the note';
const last = Array.from({ length: 12 }, (_, index) => `# Slide ${index + 2}`).join('\n\n---\n\n');

test.describe('markdown as HedgeDoc has it', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('emoji and icons are loaded for a deck that has some', async ({ page }) => {
    const asked = () => harness.requests.splice(0).filter((url) => /emoji|icons|fontawesome/.test(url));
    await openSlides(page, harness, { text: '# No emoji: 10:30:45, std::string' });
    expect(asked()).toEqual([]);
    const slides = await openSlides(page, harness, { text: ':smile: :no_such: <i class="fa fa-star"></i> <i class="fab fa-github"></i>' });
    await expect(slides.frame.locator('.l-reveal .emoji')).toHaveText('😄');
    await expect(slides.frame.locator('.l-reveal section p')).toContainText('😄 :no_such:');
    await expect(slides.frame.locator('.l-reveal [data-l-emoji]')).toHaveCount(0);
    const drawn = () =>
      slides.frame.evaluate(() => [
        document.fonts.check('16px FontAwesome'),
        ...[...document.querySelectorAll('.l-reveal i')].map((icon) => getComputedStyle(icon, '::before').content.codePointAt(1)),
      ]);
    await expect.poll(drawn).toEqual([true, 0xf005, 0xf09b]);
    expect(
      asked()
        .map((url) => url.replace(/^.*\/([a-z-]+?)(?:-[A-Z0-9]{8})?\.(?:js|woff2).*$/, '$1'))
        .sort(),
    ).toEqual(['emoji-table', 'fontawesome-webfont', 'icons-css']);
  });

  test('a footnote belongs to its own slide', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: `${noted}\n\n---\n\n${noted}`, place: { slide: 2, step: -1 } });
    await expect(slides.frame.locator('.l-reveal section .footnote-item')).toHaveCount(2);
    const present = slides.frame.locator('.l-reveal section.present');
    const pointedAt = (selector: string) =>
      present.locator(selector).evaluate((one) => one.getAnimations().filter((animation) => !(animation instanceof CSSTransition)).length);
    await slides.forget();
    await present.locator('.footnote-ref a').click();
    expect(await pointedAt('.footnote-item')).toBe(1);
    await present.locator('.footnote-backref').click();
    expect(await pointedAt('.footnote-ref a')).toBe(1);
    expect(await slides.present()).toBe(2);
    expect((await slides.got()).filter(({ type }) => type !== 'stir')).toEqual([]);
    expect(await slides.frame.evaluate(() => document.querySelectorAll('.l-reveal [id]').length)).toBe(0);
  });

  test('a link to a heading goes to its slide, filled or not', async ({ page }) => {
    const links = '[a](#slide-12) [b](#Slide-13) [c](#here)\n\n## Here {#}\n\n<b id="here">x</b>';
    const slides = await openSlides(page, harness, { text: `${links}\n\n---\n\n${last}` });
    await slides.frame.locator('.l-reveal section.present a', { hasText: 'c' }).click();
    expect(await slides.present()).toBe(1);
    for (const [name, slide] of [
      ['a', 12],
      ['b', 13],
    ] as const) {
      await slides.frame.locator('.l-reveal section.present a', { hasText: name }).click();
      await expect.poll(() => slides.present()).toBe(slide);
      await slides.send({ type: 'show', place: { slide: 1, step: -1 } });
      await expect.poll(() => slides.present()).toBe(1);
    }
  });

  test('a task can be ticked only where that is wanted', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: '# A\n\n- [ ] one\n- [x] two\n\nNote: - [ ] three' });
    const box = (name: string, disabled = true) => slides.frame.getByRole('checkbox', { name, disabled });
    await expect(box('two')).toBeChecked();
    await box('one').click({ force: true });
    expect(await slides.wait('click')).toEqual({ type: 'click', slide: 1, line: 3 });
    await slides.forget();
    await slides.send({ type: 'tasks', on: true });
    await box('two', false).click();
    expect(await slides.wait('task')).toEqual({ type: 'task', line: 4, done: false });
    await box('one', false).click();
    expect(await slides.wait('task', ({ line }) => line === 3)).toEqual({ type: 'task', line: 3, done: true });
    await slides.forget();
    await slides.send({ type: 'view', view: 'notes' });
    await box('three').click({ force: true });
    await slides.wait('click');
    expect((await slides.got()).map(({ type }) => type)).not.toContain('task');
  });

  test('an open spoiler stays open while its slide is written', async ({ page }) => {
    const slides = await openSlides(page, harness, { text: '# A\n\n:::spoiler Look\nhidden\n:::' });
    await slides.frame.locator('.l-reveal summary').click();
    await expect(slides.frame.locator('.l-reveal details p')).toBeVisible();
    await slides.edit((text) => text.replace('hidden', 'hidden and more'));
    await expect(slides.frame.locator('.l-reveal details p', { hasText: 'hidden and more' })).toBeVisible();
  });
});
