import { type Complaint, complaint } from './complaint.ts';
import { breaksIn, linesOf } from './lines.ts';
import { masked } from './masked.ts';
import type { SlideSource } from './types.ts';

/** Where an image's address stands: in markdown, in a tag, in a reference's definition. */
export const IMAGE_ADDRESS =
  /!\[[^[\]\n]{0,500}\]\([ \t]*<?((?:[^\s()<>]|\([^\s()]{0,200}\)){1,4000})|<img\b[^<>]{0,2000}?\ssrc\s*=\s*["']?([^\s"'<>]{1,4000})|^ {0,3}\[[^[\]\n]{1,200}\]:[ \t]*<?([^\s<>]{1,4000})/gim;
const MAX_SHOWN = 60;

/** An image's address as the frame loads it, by its absolute URL there. */
export type FailedImages = ReadonlySet<string>;

/** The images of a slide that did not load. Addresses are resolved as in the frame: against the root of `origin`. */
export function failedOn(slide: SlideSource, failed: FailedImages, origin: string): readonly Complaint[] {
  if (failed.size === 0 || !/!\[|<img|\]:/i.test(slide.text)) return [];
  const { text } = masked(linesOf(slide.text));
  const complaints: Complaint[] = [];
  for (const { 1: inline, 2: tag, 3: reference, index } of text.matchAll(IMAGE_ADDRESS)) {
    const src = inline ?? tag ?? reference ?? '';
    if (!failed.has(resolved(src, origin))) continue;
    const line = slide.line - 1 + breaksIn(text.slice(0, index));
    complaints.push(complaint('image-failed', line, { src: shortened(src) }));
  }
  return complaints;
}

function resolved(src: string, origin: string): string {
  const plain = src.replaceAll('&amp;', '&');
  return URL.canParse(plain, `${origin}/`) ? new URL(plain, `${origin}/`).href : plain;
}

/** The end of an address says more than its beginning. */
function shortened(src: string): string {
  return src.length <= MAX_SHOWN ? src : `…${src.slice(-MAX_SHOWN)}`;
}
