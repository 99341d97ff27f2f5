import { strFromU8, strToU8, unzipSync, type ZippableFile, zipSync } from 'fflate';
import type { Shape, SlidePicture } from './slide-pictures.ts';

/** A slide of the file: its picture, what is said in the picture's place, and what stands below it. */
export type PptxSlide = Pick<SlidePicture, 'picture'> & { readonly alt: string; readonly notes: string };
export type PptxWish = { readonly title: string; readonly shape: Shape; readonly slides: readonly PptxSlide[] };

/** PowerPoint takes slides of so many inches. */
const MIN_INCHES = 1;
const MAX_INCHES = 56;
const PIXELS_PER_INCH = 96;

/** A presentation for PowerPoint and its like, a picture on each slide. */
export async function pptxOf({ title, shape, slides }: PptxWish): Promise<Uint8Array> {
  const { default: Pptx } = await import('pptxgenjs');
  const file = new Pptx();
  Object.assign(file, { title: allowed(title), subject: allowed(title), author: 'Lectern', company: 'Lectern' });
  const size = inchesOf(shape);
  file.defineLayout({ name: 'deck', width: Math.max(MIN_INCHES, size.w), height: Math.max(MIN_INCHES, size.h) });
  file.layout = 'deck';
  for (const { picture, alt, notes } of slides) {
    const data = `${picture.type};base64,${picture.body.toString('base64')}`;
    const page = file.addSlide();
    page.addImage({ data, x: 0, y: 0, ...size, altText: allowed(alt) });
    page.addNotes(allowed(notes));
  }
  return finished((await file.write({ outputType: 'nodebuffer' })) as Uint8Array);
}

function inchesOf({ width, height }: Shape): { w: number; h: number } {
  const perPixel = Math.min(1 / PIXELS_PER_INCH, MAX_INCHES / Math.max(width, height));
  return { w: width * perPixel, h: height * perPixel };
}

/** Without characters that XML has not: with one of them the whole file counts as damaged. */
const allowed = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '');

/** The library writes notes as one paragraph with line breaks, which not every program shows. Pictures are packed already. */
function finished(pptx: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(pptx)).filter(([path]) => !path.endsWith('/'));
  return zipSync(Object.fromEntries(files.map(([path, body]) => [path, isNotes(path) ? paragraphs(body) : entry(path, body)])));
}

const isNotes = (path: string) => /^ppt\/notesSlides\/[^/]+\.xml$/.test(path);
const entry = (path: string, body: Uint8Array): ZippableFile => (path.startsWith('ppt/media/') ? [body, { level: 0 }] : body);
const NEXT_PARAGRAPH = '</a:t></a:r></a:p><a:p><a:r><a:rPr lang="en-US" dirty="0"/><a:t>';

const paragraphs = (xml: Uint8Array): Uint8Array =>
  strToU8(strFromU8(xml).replace(/<a:t>([^<]*)<\/a:t>/, (_, text: string) => `<a:t>${text.split(/\r?\n/).join(NEXT_PARAGRAPH)}</a:t>`));
