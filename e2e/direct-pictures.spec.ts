import sharp from 'sharp';
import { createDeck } from './support/decks.ts';
import { expect } from './support/index.ts';
import { readPdf } from './support/pdf.ts';
import { besideSite } from './support/picture-site.ts';
import { openOffline } from './support/standalone.ts';

const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="70" height="50"><rect width="70" height="50" fill="teal"/></svg>');

const picture = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
const test = besideSite('direct', async (path) => (path === '/badge.svg' ? SVG : picture()));

test('where no copies are kept, files have the pictures of other sites all the same', async ({
  anna,
  complaints,
  lectern,
  other,
  request,
}) => {
  // the one at a private address, which is not fetched for anybody
  complaints.allow(/net::ERR_/);
  const secret = 'http://127.0.0.1:1/secret.png';
  const { id } = await createDeck(lectern.url, `# Call\n\n![](${other.origin}/a.png) ![](${other.origin}/badge.svg) ![](${secret})\n`);
  const pdf = await request.post(`${lectern.url}/api/v1/decks/${id}/pdf`, { data: {}, headers: { Origin: lectern.url } });
  const { pages } = await readPdf(await pdf.body());
  expect(pages[0]?.images).toContainEqual({ width: 40, height: 30 });

  const html = await (await request.get(`${lectern.url}/api/v1/decks/${id}/html`)).body();
  const asked = await openOffline(anna.page, html, 'direct');
  const images = anna.page.locator('.slides img');
  await expect
    .poll(() => images.evaluateAll((all) => all.slice(0, 2).map((image) => (image as HTMLImageElement).naturalWidth > 0)))
    .toEqual([true, true]);
  // once or more: the slide is drawn anew when its stage is there
  expect([...new Set(asked)]).toEqual([secret]);
});
