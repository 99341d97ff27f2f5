import type { Page } from 'playwright-core';
import sharp from 'sharp';
import * as z from 'zod';
import { LecternError } from '#store/errors.ts';
import type { Picture } from './fetch.ts';
import { type Printing, withPaper } from './print.ts';

/** A picture's longer side has so many dots at most, and each pixel of a slide so many to each side. */
const MAX_SIDE_DOTS = 2_560;
const MAX_DOTS_PER_PIXEL = 2;
/** Smaller pictures stay as sharp as they are. */
const SMALL_BYTES = 200_000;
/** All pictures of a file together. */
const MAX_PICTURES_BYTES = 100_000_000;
const MAX_TITLE = 200;
const MAX_TEXT = 20_000;

/** What somebody sees of a slide, and what stands on it. */
export type SlidePicture = { readonly picture: Picture; readonly number: number; readonly title: string; readonly text: string };
export type Shape = { readonly width: number; readonly height: number };

/** A picture of each slide of a deck of this shape, in pixels. Throws as `withPaper`. */
export function takePictures(printing: Printing, shape: Shape): Promise<SlidePicture[]> {
  const dots = Math.min(MAX_DOTS_PER_PIXEL, MAX_SIDE_DOTS / Math.max(shape.width, shape.height));
  return withPaper(printing, { viewport: { ...shape }, deviceScaleFactor: dots }, async (page) => {
    const pictures = await picturesOn(page, printing, shape);
    const said = await saidOn(page);
    return pictures.flatMap((picture, index) => {
      const slide = said[index];
      return slide ? [{ ...slide, picture }] : [];
    });
  });
}

async function picturesOn(page: Page, { onStep }: Printing, { height }: Shape): Promise<Picture[]> {
  const of = await page.locator('.l-sheet').count();
  const pictures: Picture[] = [];
  let bytes = 0;
  for (let index = 0; index < of; index += 1) {
    onStep({ state: 'picturing', slide: index + 1, of });
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), index * height);
    const picture = await compact(await page.screenshot({ animations: 'allow', caret: 'initial' }));
    bytes += picture.body.length;
    if (bytes > MAX_PICTURES_BYTES) throw new LecternError('file-too-large', 'Pictures of all its slides are too much for one file.');
    pictures.push(picture);
  }
  return pictures;
}

/** Photographs become a JPEG, what is drawn stays a PNG. */
async function compact(png: Buffer): Promise<Picture> {
  if (png.length > SMALL_BYTES) {
    const jpeg = await sharp(png).jpeg({ quality: 90, chromaSubsampling: '4:4:4' }).toBuffer();
    if (jpeg.length * 2 < png.length) return { body: jpeg, type: 'image/jpeg' };
  }
  return { body: png, type: 'image/png' };
}

const saidSchema = z.array(
  z.object({
    number: z.number(),
    title: z.string().transform((title) => title.slice(0, MAX_TITLE)),
    text: z.string().transform((text) => text.slice(0, MAX_TEXT)),
  }),
);

/** What stands on the slides. Changes the page: afterwards there is nothing more to be seen on it. */
const saidOn = async (page: Page) =>
  saidSchema.parse(
    await page.locator('.l-sheet').evaluateAll((sheets) => {
      // as it is written, not as it is shown
      for (const shown of document.querySelectorAll<HTMLElement>('.l-sheet *'))
        shown.style?.setProperty('text-transform', 'none', 'important');
      for (const formula of document.querySelectorAll('.katex'))
        formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '');
      return sheets.map((sheet, index) => {
        const section = sheet.querySelector<HTMLElement>('section[data-slide]');
        return {
          number: Number(section?.dataset['slide'] ?? index + 1),
          title: section?.querySelector<HTMLElement>('h1,h2,h3,h4,h5,h6')?.innerText ?? '',
          text: section?.innerText ?? '',
        };
      });
    }),
  );
