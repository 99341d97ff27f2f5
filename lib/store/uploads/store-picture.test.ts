import { rm } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { db } from '#store/db.ts';
import { kindOf } from '#store/errors.ts';
import { openPicture, pictureBytes } from './open-picture.ts';
import { storePicture } from './store-picture.ts';
import { canvas, newDeck, openPlace, type Place, rowCount, store } from './test-support/place.ts';

let place: Place;

beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place.close());

const refusal = async (bytes: Uint8Array) => store(bytes).then(() => 'taken', kindOf);
const files = () => place.files();

describe('a picture', () => {
  test.each(['png', 'jpeg', 'webp', 'gif', 'avif'] as const)('of the kind %s is drawn anew as the same kind', async (kind) => {
    const stored = await store(await canvas('red').toFormat(kind).toBuffer());
    expect(stored).toMatchObject({ width: 60, height: 40, type: `image/${kind}`, url: `/uploads/${stored.name}` });
    expect(stored.name).toMatch(/^[0-9a-f]{32}\.\w+$/);
    const bytes = await pictureBytes(stored.name);
    expect(bytes?.length).toBe(stored.bytes);
    expect((await sharp(bytes ?? undefined).metadata()).width).toBe(60);
  });

  test('that moves keeps its frames', async () => {
    const frames = await Promise.all(['red', 'blue'].map((colour) => canvas(colour).png().toBuffer()));
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const stored = await store(moving);
    expect(stored).toMatchObject({ width: 60, height: 40 });
    expect((await sharp((await pictureBytes(stored.name)) ?? undefined, { animated: true }).metadata()).pages).toBe(2);
  });

  test('stands upright, and its metadata is gone', async () => {
    const withPlace = { IFD0: { Copyright: 'anna' }, IFD3: { GPSLatitudeRef: 'N' } };
    const sideways = await canvas('green').withMetadata({ orientation: 6 }).withExif(withPlace).jpeg().toBuffer();
    expect((await sharp(sideways).metadata()).exif).toBeDefined();
    const stored = await store(sideways);
    const { exif, icc, xmp, orientation } = await sharp((await pictureBytes(stored.name)) ?? undefined).metadata();
    expect({ exif, icc, xmp, orientation }).toEqual({});
  });

  test('that comes twice is stored once, for both decks', async () => {
    const bytes = await canvas('#123456').png().toBuffer();
    const [one, two] = [await newDeck(), await newDeck()];
    const [first, second, third] = await Promise.all([store(bytes, one), store(bytes, two), store(bytes, one)]);
    expect(new Set([first?.name, second?.name, third?.name]).size).toBe(1);
    expect((await files()).filter((name) => name === first?.name)).toHaveLength(1);
    expect(await db().prisma.deckUpload.count({ where: { name: first?.name ?? '' } })).toBe(2);
    expect((await files()).length).toBe(await rowCount());
  });

  test('of ours that comes back stays as it is, to the byte', async () => {
    const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
    const photo = sharp({ create: { width: 60, height: 40, channels: 3, background: 'grey', noise } });
    const { name } = await store(await photo.jpeg({ quality: 70 }).toBuffer());
    const bytes = (await pictureBytes(name)) ?? Buffer.alloc(0);
    const deckId = await newDeck();
    expect((await store(bytes, deckId)).name).toBe(name);
    expect(await db().prisma.deckUpload.count({ where: { name, deckId } })).toBe(1);
  });

  test('is brought back when its file was lost', async () => {
    const bytes = await canvas('#654321').png().toBuffer();
    const { name } = await store(bytes);
    await rm(place.pathOf(name));
    expect(await openPicture(name)).toBeNull();
    expect((await store(bytes)).name).toBe(name);
    expect(await pictureBytes(name)).not.toBeNull();
  });

  test('is read in part', async () => {
    const { name } = await store(await canvas('yellow').png().toBuffer());
    const whole = (await pictureBytes(name)) ?? Buffer.alloc(0);
    const opened = await openPicture(name, { from: 1, to: 3 });
    expect(Buffer.concat(await opened!.stream.toArray())).toEqual(whole.subarray(1, 4));
  });

  test('nobody finds by a name that is a path', async () => {
    expect(await pictureBytes('../../etc/passwd')).toBeNull();
    expect(await pictureBytes('00000000000000000000000000000000.png')).toBeNull();
  });
});

/** A chunk of a PNG. */
function chunk(type: string, data: Buffer): Buffer {
  const [size, sum, body] = [Buffer.alloc(4), Buffer.alloc(4), Buffer.concat([Buffer.from(type), data])];
  size.writeUInt32BE(data.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([size, body, sum]);
}

/** A PNG that says it has any size. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0]);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(100))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

describe('what is no good', () => {
  test.each([
    ['svg-refused', 'SVG', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['heic-refused', 'HEIC', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'.padEnd(200, '\0'), 'latin1')],
    ['no-kind', 'a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['no-kind', 'nothing', Buffer.alloc(0)],
    ['no-kind', 'a short beginning', Buffer.from('\0\0\0\0ftyp', 'latin1')],
    ['no-kind', 'a video', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0isommp42', 'latin1')],
    ['broken-picture', 'a GIF that is a script, too', Buffer.from('GIF89a/*\0\0\0\0\0*/=1;alert(document.domain)//'.padEnd(2_000, ' '))],
    ['no-kind', 'a PDF with a picture in it', Buffer.concat([Buffer.from('%PDF-1.7\n'), pngOf(1, 1)])],
    ['broken-picture', 'a PNG that is none', Buffer.from('\x89PNG\r\n\x1a\nhello', 'latin1')],
    ['too-many-pixels', 'a PNG of 50,000 x 50,000', pngOf(50_000, 50_000)],
  ])('%s: %s', async (kind, _what, bytes) => {
    const before = [(await files()).length, await rowCount()];
    expect(await refusal(bytes)).toBe(kind);
    expect([(await files()).length, await rowCount()]).toEqual(before);
  });

  test('a JPEG that ends too early is damaged', async () => {
    const whole = await sharp({
      create: { width: 400, height: 400, channels: 3, background: 'red', noise: { type: 'gaussian', sigma: 40, mean: 100 } },
    })
      .jpeg()
      .toBuffer();
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('broken-picture');
  });

  test.each([
    ['a page', 'png', '<script>alert(1)</script>'],
    ['a zip', 'jpeg', 'PK\x03\x04script'],
    ['a script', 'gif', '*/=1;script()'],
  ] as const)('a picture with %s behind it loses that', async (_what, kind, behind) => {
    const picture = await canvas('#00ff00').toFormat(kind).toBuffer();
    const { name } = await store(Buffer.concat([picture, Buffer.from(behind, 'latin1')]));
    expect((await pictureBytes(name))?.includes('script')).toBe(false);
  });

  test('an endless stream is left at the limit', async () => {
    let sent = 0;
    async function* endless() {
      yield Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
      for (;;) {
        sent += 65_536;
        yield Buffer.alloc(65_536);
      }
    }
    const before = (await files()).length;
    const answer = storePicture({ deckId: await newDeck(), by: null, body: endless() });
    await expect(answer.catch((error) => Promise.reject(kindOf(error)))).rejects.toBe('file-too-large');
    expect(sent).toBeLessThan(10_200_000);
    expect((await files()).length).toBe(before);
  });

  test('a stream that breaks off leaves nothing', async () => {
    async function* broken() {
      yield Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
      throw new Error('gone');
    }
    const before = (await files()).length;
    await expect(storePicture({ deckId: await newDeck(), by: null, body: broken() })).rejects.toThrow('gone');
    expect((await files()).length).toBe(before);
  });

  test('a deck that does not exist keeps nothing', async () => {
    const before = [(await files()).length, await rowCount()];
    expect(await store(await canvas('#0000aa').png().toBuffer(), 'nowhere').catch(kindOf)).toBe('no-deck');
    expect([(await files()).length, await rowCount()]).toEqual(before);
  });

  test('a name with markup is only a name', async () => {
    const deckId = await newDeck();
    const fileName = '../"><img src=x>\u202e.png';
    const { name } = await storePicture({ deckId, by: null, body: [await canvas('#aa0000').png().toBuffer()], fileName });
    expect(name).toMatch(/^[0-9a-f]{32}\.png$/);
    expect((await db().prisma.deckUpload.findFirst({ where: { deckId } }))?.fileName).toBe('../"><img src=x> .png');
  });
});
