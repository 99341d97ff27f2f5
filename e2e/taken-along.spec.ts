import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import sharp from 'sharp';
import { markdownOf } from './support/decks.ts';
import { drop, file } from './support/drop.ts';
import { importShown, openedDeck } from './support/importing.ts';
import { expect } from './support/index.ts';
import { readPdf } from './support/pdf.ts';
import type { Person } from './support/person.ts';
import { besideSite } from './support/picture-site.ts';
import { slidesOf } from './support/slides.ts';
import { openOffline } from './support/standalone.ts';

const WIDTH = 320;
const seed = resolve(process.env['LECTERN_DECKS'] ?? '../shared/decks', 'seed-scs-community-call.md');
const OLD_HOST = 'https://old.example';
const own = `---
title: Taken along
---

<!-- .slide: data-background="${OLD_HOST}/uploads/behind.jpeg" -->

# Community call

---

## Two pictures

![a photo](${OLD_HOST}/uploads/photo.jpg)

<img src="${OLD_HOST}/uploads/drawing.png" alt="a drawing">

----

## Below

The same again: ![](${OLD_HOST}/uploads/photo.jpg)
`;

/** A photo or a drawing of its own for each path. */
function pictureAt(path: string): Promise<Buffer> {
  const [red = 0, green = 0, blue = 0] = createHash('sha256').update(path).digest();
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  const canvas = sharp({ create: { width: WIDTH, height: 200, channels: 3, background: { r: red, g: green, b: blue } } });
  if (!/\.jpe?g$/.test(path)) return canvas.png().toBuffer();
  return sharp({ create: { width: WIDTH, height: 200, channels: 3, background: 'grey', noise } })
    .tint({ r: red, g: green, b: blue })
    .jpeg()
    .toBuffer();
}

/** Beside the site where the decks came from. */
const test = besideSite('mirror', pictureAt);

type Deck = { readonly name: string; readonly path: string | null; readonly host: string; readonly slides: number; readonly word: RegExp };
const decks: readonly Deck[] = [
  { name: 'a deck', path: null, host: OLD_HOST, slides: 3, word: /community call/i },
  { name: 'the seed deck', path: seed, host: 'https://input.scs.community', slides: 27, word: /sovereign/i },
];

for (const { name, path, host, slides, word } of decks) {
  test(`${name} outlives the site of its pictures: shown, as a PDF, as one file and as a zip`, async ({
    anna,
    ben,
    lectern,
    other: old,
    person,
  }) => {
    test.skip(path !== null && !existsSync(path), 'The real deck is not at hand.');
    await old.open();
    const text = (path === null ? own : readFileSync(path, 'utf8')).replaceAll(`${host}/uploads/`, `${old.origin}/uploads/`);
    const addresses = text.match(new RegExp(`${old.origin}/uploads/[\\w.-]+`, 'g')) ?? [];
    const shown = addresses.length - 1;
    const api = anna.context.request;
    const bytesOf = async (address: string) => (await api.get(`${lectern.url}${address}`)).body();

    const id = await imported(anna, [file(path === null ? 'own.md' : basename(path), text)]);
    const { pictures } = await copiesOf(anna, `${lectern.url}/api/v1/decks/${id}/mirror`);
    expect(new Set(pictures.map(({ src }) => src))).toEqual(new Set(addresses));
    await api.patch(`${lectern.url}/api/v1/decks/${id}`, { data: { linkLevel: 'view' } });
    await old.close();

    await test.step('somebody who never saw it sees its pictures', async () => {
      await ben.page.goto(`${lectern.url}/d/${id}`);
      await expect(slidesOf(ben.page).all).toHaveCount(slides);
      await expect.poll(() => slidesOf(ben.page).all.locator('img').evaluateAll(widths)).toEqual(Array(shown).fill(WIDTH));
      const behind = ben.page.frameLocator('iframe[title="Slides"]').locator('.slide-background-content').first();
      await expect(behind).toHaveCSS('background-image', /\/mirror\//);
    });

    await test.step('its PDF has its pages, its words and its pictures', async () => {
      const answer = await api.post(`${lectern.url}/api/v1/decks/${id}/pdf`, { data: {}, headers: { Origin: lectern.url } });
      const pdf = await readPdf(await answer.body());
      expect(pdf.pages).toHaveLength(slides);
      expect(pdf.pages[0]?.text).toMatch(word);
      const inside = pdf.pages.flatMap(({ images }) => images).filter(({ width }) => width === WIDTH);
      expect(inside).toHaveLength(addresses.length);
    });

    await test.step('as one file it plays offline', async () => {
      const away = await person('away');
      const asked = await openOffline(away.page, await bytesOf(`/api/v1/decks/${id}/html`), `along-${slides}`);
      const sections = away.page.locator('.slides section[data-slide]');
      await expect(sections).toHaveCount(slides);
      await expect.poll(() => sections.locator('img').evaluateAll(widths)).toEqual(Array(shown).fill(WIDTH));
      await expect(away.page.locator('.slide-background-content').first()).toHaveCSS('background-image', /data:image/);
      expect(asked).toEqual([]);
    });

    await test.step('its zip gives the same deck', async () => {
      const zip = await bytesOf(`/api/v1/decks/${id}/zip`);
      const again = await imported(ben, [{ name: 'deck.zip', bytes: [...zip] }]);
      const came = (await markdownOf(lectern.url, again)).match(OURS) ?? [];
      expect((await markdownOf(lectern.url, again)).replace(OURS, '@')).toBe(text.replaceAll(new RegExp(addresses.join('|'), 'g'), '@'));
      const copyOf = new Map(pictures.map(({ src, url }) => [src, url ?? '']));
      for (const [index, address] of addresses.entries())
        expect((await bytesOf(came[index] ?? '')).equals(await bytesOf(copyOf.get(address) ?? ''))).toBe(true);
      const shapeOf = async (deck: string) => {
        const { title, slides: count, stacks, sections } = await (await api.get(`${lectern.url}/api/v1/decks/${deck}`)).json();
        return { title, count, stacks, sections };
      };
      expect(await shapeOf(again)).toEqual(await shapeOf(id));
    });
  });
}

const OURS = /\/uploads\/[0-9a-f]{32}\.\w+/g;

const widths = (images: (HTMLElement | SVGElement)[]) => images.map((image) => (image as HTMLImageElement).naturalWidth);

/** Drops files on somebody's library and takes what the dialog shows. @returns the deck's id */
async function imported({ page }: Person, files: Parameters<typeof drop>[1]): Promise<string> {
  await page.goto('/');
  await drop(page, files);
  await importShown(page, 1);
  return openedDeck(page);
}

type Copies = { readonly pictures: readonly { readonly src: string; readonly url: string | null }[] };

/** Waits until each picture has a copy. */
async function copiesOf({ context }: Person, url: string): Promise<Copies> {
  const read = async (): Promise<Copies> => (await context.request.get(url)).json();
  await expect.poll(async () => (await read()).pictures.filter((picture) => picture.url === null)).toEqual([]);
  return read();
}
