import { posix } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';

export type ReadPptx = {
  readonly title: string;
  readonly slides: readonly {
    /** What is said in place of its picture. */
    readonly alt: string;
    readonly notes: string;
    readonly picture: { readonly width: number; readonly height: number; readonly isBlank: boolean };
  }[];
};

/** What is in a presentation for PowerPoint, in the order of its slides. */
export async function readPptx(bytes: Uint8Array): Promise<ReadPptx> {
  const files = unzipSync(bytes);
  const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
  const count = Object.keys(files).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
  const slides = [];
  for (let number = 1; number <= count; number += 1) {
    const target = /Target="([^"]+\.(?:png|jpe?g))"/.exec(read(`ppt/slides/_rels/slide${number}.xml.rels`))?.[1] ?? '';
    slides.push({
      alt: unescaped(/descr="([^"]*)"/.exec(read(`ppt/slides/slide${number}.xml`))?.[1] ?? ''),
      notes: paragraphsOf(read(`ppt/notesSlides/notesSlide${number}.xml`)),
      picture: await lookAt(files[posix.join('ppt/slides', target)] ?? new Uint8Array()),
    });
  }
  return { title: unescaped(/<dc:title>([^<]*)</.exec(read('docProps/core.xml'))?.[1] ?? ''), slides };
}

const paragraphsOf = (xml: string) => [...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text = '']) => unescaped(text)).join('\n');

const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const unescaped = (text: string) => text.replace(/&(\w+);/g, (_, name: string) => SIGNS[name] ?? '');

async function lookAt(bytes: Uint8Array) {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const first = data.subarray(0, info.channels);
  let isBlank = true;
  for (let at = 0; at < data.length && isBlank; at += info.channels) isBlank = first.equals(data.subarray(at, at + info.channels));
  return { width: info.width, height: info.height, isBlank };
}
