import type { Page } from '@playwright/test';
import { type Harness, openSlides, startHarness } from './support/frame-harness.ts';
import { expect, test } from './support/index.ts';
import { present, press } from './support/stage.ts';

const film = '{%youtube aqz-KE-bpKQ %}';
const deck = `# Film\n\n${film}\n\n---\n\n# Page\n\n<iframe src="https://example.org/map" width="300" height="200"></iframe>\n\n---\n\n# End`;

/** No network is needed: the site's player is a page of ours. */
async function standIn(page: Page): Promise<string[]> {
  const asked: string[] = [];
  await page.route('https://www.youtube-nocookie.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: '<title>Player</title><p>playing</p>' });
  });
  return asked;
}

test.describe('cards of videos, pages and files', () => {
  let harness: Harness;
  test.beforeAll(async () => {
    harness = await startHarness();
  });
  test.afterAll(() => harness.close());

  test('ask nobody before they are clicked, and then only the page around', async ({ page }) => {
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(harness.url)) foreign.push(request.url());
    });
    const text = `${film}\n\n{%pdf https://a.test/x/paper.pdf %}\n\n<video><source src="https://b.test/v.mp4"></video>\n\n<iframe src="./here.html"></iframe>`;
    const slides = await openSlides(page, harness, { text });
    const cards = slides.frame.locator('.present .l-card button');
    await expect(cards).toHaveText([/^YouTube\s*www\.youtube\.com$/, /^paper\.pdf\s*PDF · a\.test$/, /^v\.mp4\s*Video · b\.test$/]);
    await cards.nth(1).click();
    await slides.frame.getByRole('button', { name: 'Play: v.mp4, b.test' }).press('Enter');
    await slides.wait('embed', ({ href }) => href === 'https://b.test/v.mp4');
    const got = (await slides.got()).filter(({ type }) => type !== 'moved' && type !== 'painted' && type !== 'stir');
    expect(got).toEqual([
      { type: 'embed', href: 'https://a.test/x/paper.pdf' },
      { type: 'embed', href: 'https://b.test/v.mp4' },
    ]);
    await expect(slides.frame.locator('.present span.l-card-inner')).toContainText('Its address works only where it was written.');
    expect(foreign).toEqual([]);
  });

  test('have the size that the deck gives, by attributes, style or style sheet', async ({ page }) => {
    const frame = (more: string) => `<iframe src="https://a.test/x" ${more}></iframe>`;
    const sizes = [frame('width="560" height="315"'), frame('style="width: 50%; height: 120px"'), frame('class="small"')].join('\n\n');
    const slides = await openSlides(page, harness, { text: `<style>iframe.small { width: 200px; height: 90px }</style>\n\n${sizes}` });
    await expect(slides.frame.locator('.present .l-card button')).toHaveCount(3);
    const boxes = await slides.frame.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('.present .l-card')].map(({ offsetWidth, offsetHeight }) => [offsetWidth, offsetHeight]),
    );
    expect(boxes).toEqual([
      [560, 315],
      [480, 120],
      [200, 90],
    ]);
  });

  test('are steps when the deck says so, and stand in reflowed text as well', async ({ page }) => {
    const text = `text\n\n<iframe class="fragment" src="https://a.test/x"></iframe>\n\n${film} <!-- .element: class="fragment" -->`;
    const slides = await openSlides(page, harness, { text });
    expect((await slides.wait('moved')).steps).toBe(2);
    await slides.send({ type: 'view', view: 'reading' });
    await expect(slides.frame.locator('.l-reflow .l-card button')).toHaveCount(2);
  });
});

test('a video plays over the slides for whoever clicks it, and Escape ends it', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  const asked = await standIn(anna.page);
  await present(anna.page, url);
  await ben.page.goto(url);
  const frame = anna.page.frameLocator('iframe[title="Slides"]');
  await frame.getByRole('button', { name: /^Play: YouTube/ }).click();
  const dialog = anna.page.getByRole('dialog', { name: 'YouTube' });
  await expect(dialog.frameLocator('iframe').getByText('playing')).toBeVisible();
  expect(asked).toEqual(['https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0']);
  await expect(dialog.getByRole('button', { name: 'Close' })).toBeFocused();
  await press(anna.page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(ben.page.getByRole('dialog')).toHaveCount(0);
  await press(anna.page, 'ArrowRight');
  await frame.locator('section.present').getByRole('button', { name: 'Open: Web page, example.org' }).click();
  await expect(anna.page.getByRole('dialog')).toContainText('example.org');
  const link = anna.page.getByRole('dialog').getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://example.org/map');
  await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
});

test('a video plays from the editor’s preview too', async ({ anna, newDeck }) => {
  const { url } = await newDeck(deck);
  await standIn(anna.page);
  await anna.page.goto(`${url}?edit`);
  await anna.page
    .frameLocator('iframe[title="Slides"]')
    .getByRole('button', { name: /^Play: YouTube/ })
    .click();
  await expect(anna.page.getByRole('dialog', { name: 'YouTube' }).frameLocator('iframe').getByText('playing')).toBeVisible();
  await anna.page.getByRole('dialog', { name: 'YouTube' }).getByRole('button', { name: 'Close' }).click();
  await expect(anna.page.getByRole('dialog')).toHaveCount(0);
});

test('the page lets the frame and the players of the list in, and nobody else', async ({ anna, newDeck }) => {
  const { url } = await newDeck(deck);
  const answer = await anna.page.goto(url);
  const policy = answer?.headers()['content-security-policy'] ?? '';
  const [, sources = ''] = /frame-src ([^;]*)/.exec(policy) ?? [];
  expect(sources.split(' ').map((source) => source.replace(/^[\w.]+:\d+/, ''))).toEqual([
    '/frame/',
    'https://www.youtube-nocookie.com/embed/',
    'https://player.vimeo.com/video/',
    'https://media.ccc.de/v/',
  ]);
});
