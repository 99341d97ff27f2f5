import sharp from 'sharp';
import { openEditor, source } from './support/editing.ts';
import { expect } from './support/index.ts';
import { ownDeck } from './support/own-deck.ts';
import { besideSite } from './support/picture-site.ts';
import { slidesOf } from './support/slides.ts';

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
const test = besideSite('mirror', async (path) => (path === '/gone.png' ? null : picture()));

/** In the frame: how wide the picture behind an element is; 0 when it cannot be loaded. */
async function widthBehind(element: Element): Promise<number> {
  const [, src = ''] = /url\("(.+?)"\)/.exec(getComputedStyle(element).backgroundImage) ?? [];
  const image = Object.assign(new Image(), { src });
  await image.decode().catch(() => undefined);
  return image.naturalWidth;
}

test('pictures of another site are shown when it is gone, and come into the text when that is wanted', async ({
  anna,
  ben,
  lectern,
  other,
  complaints,
}) => {
  complaints.allow(/404/);
  const settings = `---\nslideOptions:\n  parallaxBackgroundImage: "${other.origin}/far.png"\n---\n`;
  const markdown = `${settings}\n<!-- .slide: data-background="${other.origin}/back.png" -->\n\n# Call\n\n![a](${other.origin}/a.png) ![b](${other.origin}/gone.png)\n`;
  const url = await ownDeck(anna, { server: lectern.url, markdown, linkLevel: 'view' });
  await anna.page.goto(url);
  const picture = slidesOf(anna.page).shown.getByRole('img', { name: 'a', exact: true });
  const isDrawn = () => picture.evaluate((image: HTMLImageElement) => image.naturalWidth);
  await expect.poll(isDrawn).toBe(40);
  await other.close();
  await ben.page.goto(url);
  const shown = slidesOf(ben.page).shown.getByRole('img', { name: 'a', exact: true });
  await expect.poll(() => shown.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(40);
  for (const place of ['.slide-background.present .slide-background-content', '.reveal > .backgrounds']) {
    await expect.poll(() => ben.page.frameLocator('iframe[title="Slides"]').locator(place).evaluate(widthBehind)).toBe(40);
  }

  await openEditor(anna.page, url);
  await anna.page.getByRole('button', { name: 'More', exact: true }).click();
  await anna.page.getByRole('menuitem', { name: 'Pictures of this deck' }).click();
  const dialog = anna.page.getByRole('dialog');
  await expect(dialog.getByText('4 pictures from 1 other site')).toBeVisible();
  await expect(dialog.getByText('3 kept here, 1 could not be fetched.')).toBeVisible();
  await expect(dialog.getByText('the other site answered 404')).toBeVisible();
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await expect(dialog.getByText('the other site cannot be reached')).toBeVisible();
  await dialog.getByRole('button', { name: 'Keep copies here' }).click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(source(anna.page)).toContainText(/!\[a\]\(\/uploads\/[0-9a-f]{32}\.png\)/);
  await expect(source(anna.page)).toContainText(/data-background="\/uploads\/[0-9a-f]{32}\.png"/);
  await source(anna.page).click();
  await anna.page.keyboard.press('ControlOrMeta+z');
  await expect(source(anna.page)).toContainText(`![a](${other.origin}/a.png)`);
});
