import type { Frame, Page } from '@playwright/test';
import { openEditor, openShare } from './support/editing.ts';
import { expect, test } from './support/index.ts';
import { expectGoodLooks } from './support/looks.ts';
import { type OtherSite, otherSite } from './support/other-site.ts';
import { ownDeck } from './support/own-deck.ts';
import { slidesOf } from './support/slides.ts';
import { present, press } from './support/stage.ts';

const deck = ['# One', '## Two\n\nline of two', '## Three\n\nNote: whisper this'].join('\n\n---\n\n');
const idOf = (url: string): string => url.split('/').pop() ?? '';
const embedded = (page: Page) => page.frameLocator('iframe').first();

const sites: OtherSite[] = [];
const siteWith = async (html: string) => {
  const site = await otherSite(html);
  sites.push(site);
  return site.url;
};
test.afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});

/** The frames of a page that show something of ours. */
const shownFrames = (page: Page) => page.frames().filter((frame: Frame) => frame.parentFrame() && !frame.url().startsWith('chrome-error:'));

test('a deck follows along on another site, until its owner takes it back', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/WebSocket/);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'edit' });
  await openEditor(anna.page, url);
  const dialog = await openShare(anna.page);
  await dialog.getByRole('tab', { name: 'Links' }).click();
  const allowed = dialog.getByRole('switch', { name: 'Other websites may show this deck' });
  await allowed.check({ force: true });
  const snippet = await dialog.getByRole('textbox', { name: 'HTML for the website' }).inputValue();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await present(anna.page, url);

  await ben.page.goto(await siteWith(snippet));
  const page = embedded(ben.page);
  await slidesOf(page).shows(1);
  await press(anna.page, 'ArrowRight');
  await slidesOf(page).shows(2);
  await slidesOf(page).shown.click();
  await press(ben.page, 'ArrowRight');
  await slidesOf(page).shows(3);
  await press(anna.page, 'ArrowLeft');
  await slidesOf(page).shows(3);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await slidesOf(page).shows(1);
  expect(await ben.context.cookies(lectern.url)).toEqual([]);
  await expect(page.getByRole('link', { name: 'Open in Lectern' })).toHaveAttribute('href', `/d/${idOf(url)}`);

  const off = await anna.context.request.patch(`${lectern.url}/api/v1/decks/${idOf(url)}`, { data: { embed: false } });
  expect(off.ok()).toBe(true);
  await expect(page.getByRole('heading', { name: 'This deck is not shown here' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
});

test('no other page is shown by another site, nor a deck that does not say so', async ({ anna, ben, lectern, complaints }) => {
  complaints.allow(/frame-ancestors|404|ERR_BLOCKED_BY_RESPONSE|Failed to load|refused/i);
  const url = await ownDeck(anna, { server: lectern.url, markdown: deck, linkLevel: 'view' });
  const allow = (embed: boolean) => anna.context.request.patch(`${lectern.url}/api/v1/decks/${idOf(url)}`, { data: { embed } });
  const embed = `${lectern.url}/embed/${idOf(url)}`;
  const policyOf = async (address: string) => (await ben.context.request.get(address)).headers()['content-security-policy'];
  expect(await policyOf(embed)).toContain("frame-ancestors 'none'");
  await ben.page.goto(embed);
  await expect(ben.page.getByRole('heading', { name: 'This deck is not shown here' })).toBeVisible();
  await expectGoodLooks(ben.page);

  const others = [url, `${url}?attendee`, `${url}/print`, lectern.url, `${lectern.url}/signin`, `${lectern.url}/embed/absent`];
  const frames = [embed, ...others].map((src) => `<iframe src="${src}"></iframe>`).join('');
  const site = await siteWith(frames);
  await ben.page.goto(site);
  expect(shownFrames(ben.page).map((frame) => frame.url())).toEqual([]);
  await allow(true);
  await ben.page.goto(site);
  await slidesOf(embedded(ben.page)).shows(1);
  const shown = shownFrames(ben.page).map((frame) => new URL(frame.url()).pathname);
  expect(shown.map((path) => path.replace(/^\/frame\/[0-9a-f]+/, '/frame'))).toEqual([`/embed/${idOf(url)}`, '/frame/embed.html']);
  for (const other of others) expect(await policyOf(other), other).toContain("frame-ancestors 'none'");
});
