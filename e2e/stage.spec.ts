import type { Page } from '@playwright/test';
import { expect, test } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';
import { end, present, press, takeOver } from './support/stage.ts';

const deck = [
  '---\ntitle: Team call\nslideOptions:\n  theme: white\n---\n\n# Welcome\n\nNote: greet everybody',
  '---\n\n## Plans\n\n- first <!-- .element: class="fragment" -->\n- second <!-- .element: class="fragment" -->',
  '----\n\n## Plans in depth\n\nsome detail',
  '---\n\n## Numbers\n\nNote: the secret number is 42',
  '---\n\n## Goodbye',
].join('\n\n');

const fragments = (page: Page) => slidesOf(page).shown.locator('.fragment.visible');

test('a follower goes along with slides, vertical slides and steps', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  await expect(ben.page.getByText(/ presents$/)).toBeVisible();
  await slidesOf(ben.page).shows(1);
  await press(anna.page, 'Space', 'Space');
  await slidesOf(ben.page).shows(2);
  await expect(fragments(ben.page)).toHaveCount(1);
  await press(anna.page, 'Space');
  await expect(fragments(ben.page)).toHaveCount(2);
  await press(anna.page, 'ArrowDown');
  await slidesOf(ben.page).shows(3);
  await press(anna.page, 'End');
  await slidesOf(ben.page).shows(5);
  await expect(ben.page.getByText('slide 5 of 5').first()).toBeVisible();
});

test('a reader waits on slide 1, may browse, and is taken along when it starts', async ({ anna, ben, lectern }) => {
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  await ben.page.goto(url);
  await expect(ben.page.getByText('Not started yet. It starts here by itself.')).toBeVisible();
  await expect(ben.page.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await slidesOf(ben.page).shows(1);
  await press(ben.page, 'End');
  await slidesOf(ben.page).shows(5);
  await present(anna.page, url);
  await slidesOf(ben.page).shows(1);
  await press(anna.page, 'PageDown');
  await slidesOf(ben.page).shows(2);
});

test('a late follower lands on the live slide and step, without a flash of slide 1', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'Space', 'Space');
  await expect(fragments(anna.page)).toHaveCount(1);
  await ben.page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    const look = () => {
      const shown = document.querySelector('.reveal .slides section[data-slide].present')?.getAttribute('data-slide');
      if (shown && seen.at(-1) !== shown) seen.push(shown);
      requestAnimationFrame(look);
    };
    look();
  });
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(2);
  await expect(fragments(ben.page)).toHaveCount(1);
  const frame = ben.page.frames().find((one) => one.url().includes('/frame/'));
  expect(await frame?.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual(['2']);
});

test('browsing away keeps the place until Back to live', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'End');
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(5);
  // The first slide is there before the page listens to keys.
  await expect(async () => {
    await press(ben.page, 'Home');
    await expect(slidesOf(ben.page).shown).toHaveAttribute('data-slide', '1', { timeout: 1_000 });
  }).toPass();
  await expect(ben.page.getByText('is on slide 5')).toBeVisible();
  await press(anna.page, 'ArrowLeft');
  await expect(ben.page.getByText('is on slide 4')).toBeVisible();
  await slidesOf(ben.page).shows(1);
  await ben.page.getByRole('button', { name: 'Back to live' }).click();
  await slidesOf(ben.page).shows(4);
  await expect(ben.page.getByRole('button', { name: 'Back to live' })).toHaveCount(0);
  await press(ben.page, 'Home');
  await slidesOf(ben.page).shows(1);
  await press(ben.page, 'l');
  await slidesOf(ben.page).shows(4);
});

test('the presenter reloads, the server restarts, and everybody is where they were', async ({
  anna,
  ben,
  newDeck,
  lectern,
  complaints,
}) => {
  complaints.allow(/WebSocket connection|ERR_CONNECTION|ERR_EMPTY_RESPONSE/);
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'End');
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(5);
  await anna.page.reload();
  await expect(anna.page.getByRole('button', { name: 'End presentation' })).toBeVisible();
  await slidesOf(anna.page).shows(5);
  await slidesOf(ben.page).shows(5);
  await lectern.restart();
  await expect(anna.page.getByText('No connection.')).toHaveCount(0);
  await press(anna.page, 'ArrowLeft');
  await slidesOf(ben.page).shows(4);
  await expect(ben.page.getByText(/ presents$/)).toBeVisible();
});

test('somebody else asks before taking over; who led follows', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'End');
  await slidesOf(anna.page).shows(5);
  await ben.page.goto(`${url}?edit`);
  await takeOver(ben.page);
  await slidesOf(ben.page).shows(5);
  await expect(anna.page.getByText('You follow.')).toBeVisible();
  await press(ben.page, 'ArrowLeft');
  await slidesOf(anna.page).shows(4);
});

test('of two who take at the same time one leads', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await Promise.all([anna.page.goto(url), ben.page.goto(url)]);
  // Who is late may see what the button is for somebody who is the chair, too.
  const take = (page: Page) => page.getByRole('button', { name: /^(Present|Take back)$/ });
  await Promise.all([expect(take(anna.page)).toBeVisible(), expect(take(ben.page)).toBeVisible()]);
  await Promise.all([anna.page, ben.page].map((page) => expect(page.getByText('Saved', { exact: true })).toBeVisible()));
  await Promise.all([take(anna.page).click(), take(ben.page).click()]);
  const ends = async () => {
    const shown = [anna.page, ben.page].map((page) => page.getByRole('button', { name: 'End presentation' }).count());
    return (await Promise.all(shown)).reduce((sum, count) => sum + count, 0);
  };
  await expect.poll(ends).toBe(1);
  const isLeading = (await anna.page.getByRole('button', { name: 'End presentation' }).count()) === 1;
  const other = isLeading ? ben.page : anna.page;
  await expect(other.getByText(/was first and presents now|Take over/).first()).toBeVisible();
  expect(await ends()).toBe(1);
});

test('ending asks when somebody follows, and is told', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await ben.page.goto(url);
  await expect(anna.page.getByText('1 follows')).toBeVisible();
  await anna.page.getByRole('button', { name: 'End presentation' }).click();
  const dialog = anna.page.getByRole('dialog');
  await expect(dialog).toContainText('End for the one follower?');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await slidesOf(ben.page).shows(1);
  await end(anna.page);
  await expect(ben.page.getByText('The presentation has ended.')).toBeVisible();
  await expect(anna.page.getByRole('textbox', { name: 'Markdown source' })).toBeVisible();
});

test('the follower page carries no notes', async ({ anna, ben, newDeck }) => {
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  const answer = await ben.page.goto(url);
  expect(await answer?.text()).not.toContain('secret number');
});

test('a step taken while the stage still loads reaches the followers', async ({ anna, ben, newDeck }) => {
  let letItLoad = () => {};
  const mayLoad = new Promise<void>((resolve) => {
    letItLoad = resolve;
  });
  await anna.context.route(/\/frame\/.*\/stage-[^/]*\.js$/, async (route) => {
    await mayLoad;
    await route.continue();
  });
  const { url } = await newDeck(deck);
  await present(anna.page, url);
  await press(anna.page, 'End');
  await ben.page.goto(url);
  await slidesOf(ben.page).shows(1);
  letItLoad();
  await slidesOf(anna.page).shows(5);
  await slidesOf(ben.page).shows(5);
});
