import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pptxOf } from './pptx-file.ts';

const body = await sharp({ create: { width: 64, height: 36, channels: 3, background: 'teal' } })
  .png()
  .toBuffer();
const slide = { picture: { body, type: 'image/png' }, alt: 'First', notes: 'one' };
const filesOf = async (wish: Partial<Parameters<typeof pptxOf>[0]>) =>
  unzipSync(await pptxOf({ title: 'Deck', shape: { width: 1280, height: 720 }, slides: [slide], ...wish }));
const read = (files: Record<string, Uint8Array>, path: string) => strFromU8(files[path] ?? new Uint8Array());

test('a presentation has a slide for each picture, in the deck’s shape, and the picture as it is', async () => {
  const files = await filesOf({ slides: [slide, { ...slide, alt: 'Second' }] });
  expect(Object.keys(files).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path))).toHaveLength(2);
  expect(read(files, 'ppt/presentation.xml')).toContain('<p:sldSz cx="12192000" cy="6858000"/>');
  expect(read(files, 'ppt/slides/slide2.xml')).toContain('descr="Second"');
  const pictures = Object.entries(files).filter(([path]) => /^ppt\/media\/.*\.png$/.test(path));
  expect(pictures.length).toBeGreaterThan(0);
  for (const [, bytes] of pictures) expect(Buffer.from(bytes).equals(body)).toBe(true);
});

test('each line of the notes is a paragraph', async () => {
  const notes = read(await filesOf({ slides: [{ ...slide, notes: 'a < b\r\n\nc & d' }] }), 'ppt/notesSlides/notesSlide1.xml');
  expect([...notes.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).slice(0, 3)).toEqual(['a &lt; b', '', 'c &amp; d']);
});

test('characters that XML has not are left out, markup is text', async () => {
  const files = await filesOf({ title: 'A\u0000\u000b<b>&\ud800', slides: [{ ...slide, alt: '"><x/>\u0007', notes: '😀\uffff' }] });
  expect(read(files, 'docProps/core.xml')).toContain('<dc:title>A&lt;b&gt;&amp;</dc:title>');
  expect(read(files, 'ppt/slides/slide1.xml')).toContain('descr="&quot;&gt;&lt;x/&gt;"');
  expect(read(files, 'ppt/notesSlides/notesSlide1.xml')).toContain('<a:t>😀</a:t>');
});

test('a deck larger than PowerPoint takes is scaled', async () => {
  const presentation = read(await filesOf({ shape: { width: 10_000, height: 100 } }), 'ppt/presentation.xml');
  expect(presentation).toContain(`cx="${56 * 914_400}" cy="914400"`);
});
