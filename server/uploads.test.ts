import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { GET as list, POST as upload } from '#app/api/v1/decks/[id]/uploads/route.ts';
import { shareDeck } from '#store/decks.ts';
import { closeLimits } from '#store/limits.ts';
import { annasDeck } from './test-support/api.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';
import { annasToken as anna, bensToken as ben } from './test-support/test.ts';

let lectern: TestLectern;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-uploads-'));
  vi.stubEnv('LECTERN_DATA', folder);
  vi.stubEnv('LIMIT_UPLOAD', '12/h');
  vi.stubEnv('LIMIT_UPLOAD_MB', '2/h');
  vi.stubEnv('MAX_UPLOAD_BYTES', '1500000');
  vi.stubEnv('MAX_DECK_UPLOAD_BYTES', '100000');
  lectern = await startLectern();
});
afterAll(async () => {
  await lectern.close();
  await rm(folder, { recursive: true });
});

const picture = (colour: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer();
/** A picture of noise, which is as large as its file. */
const noise = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: 'red', noise: { type: 'gaussian', mean: 128, sigma: 90 } } })
    .png()
    .toBuffer();

type Sent = { readonly by?: string; readonly fileName?: string; readonly headers?: Record<string, string> };
async function send(deckId: string, body: Uint8Array, { by = anna, fileName = 'a.png', headers = {} }: Sent = {}) {
  const all = { Host: 'decks.test', Cookie: `lectern_person=${by}`, 'X-File-Name': encodeURIComponent(fileName), ...headers };
  const asked = new Request('http://decks.test/x', { method: 'POST', headers: all, body: new Uint8Array(body) });
  const answer = await upload(asked, { params: Promise.resolve({ id: deckId }) });
  const said = await answer.json();
  return { status: answer.status, kind: String(said.type).replace('urn:lectern:problem:', ''), ...said };
}

type Answer = { readonly status: number; readonly headers: Record<string, string>; readonly body: Buffer };
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<Answer>((resolve, reject) => {
    request({ port: lectern.port, host: '127.0.0.1', path, headers, method }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      resolve({ status: response.statusCode ?? 0, headers: response.headers as Record<string, string>, body });
    })
      .on('error', reject)
      .end();
  });
const policy = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
  'access-control-allow-origin': '*',
};

describe('uploading', () => {
  test('gives the address of the picture, which nobody needs a cookie for', async () => {
    const id = await lectern.deck('text');
    const made = await send(id, await picture('red'), { fileName: 'Grüße "><img src=x>.png' });
    expect(made).toMatchObject({ status: 201, width: 60, height: 40, type: 'image/png', url: `/uploads/${made.name}` });
    const { status, headers, body } = await get(made.url);
    expect({ status, bytes: body.length }).toEqual({ status: 200, bytes: made.bytes });
    expect(headers).toMatchObject({
      ...policy,
      'content-type': 'image/png',
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
    });
    const answer = await list(new Request('http://decks.test/x', { headers: { Cookie: `lectern_person=${anna}` } }), {
      params: Promise.resolve({ id }),
    });
    expect(await answer.json()).toMatchObject({
      pictures: [{ name: made.name, fileName: 'Grüße "><img src=x>.png' }],
      room: { usedBytes: made.bytes, limitBytes: 100_000 },
      yours: { usedBytes: made.bytes, limitBytes: 1_000_000_000 },
      maxBytes: 1_500_000,
    });
  });

  test('is for who may edit, and from our own pages', async () => {
    const open = await annasDeck(lectern);
    await shareDeck(open, { linkLevel: 'view' });
    expect(await send(open, await picture('red'), { by: ben })).toMatchObject({ status: 403, kind: 'forbidden' });
    const elsewhere = { Origin: 'https://evil.test' };
    expect(await send(open, await picture('red'), { headers: elsewhere })).toMatchObject({ status: 403, kind: 'foreign-origin' });
    expect(await send('nowhere', await picture('red'))).toMatchObject({ status: 404, kind: 'no-deck' });
  });

  test('says why not', async () => {
    const id = await lectern.deck('text');
    expect(await send(id, Buffer.from('<svg onload="alert(1)"/>'))).toMatchObject({ status: 415, kind: 'svg-refused' });
    expect(await send(id, Buffer.alloc(1_500_001))).toMatchObject({ status: 413, kind: 'file-too-large' });
    expect(await send(id, Buffer.from('RIFF....WEBPVP8 '))).toMatchObject({ status: 422, kind: 'broken-picture' });
    expect(await send(id, await noise(220))).toMatchObject({ status: 507, kind: 'quota-used' });
  });

  test('is limited in number and in size', async () => {
    closeLimits();
    const id = await lectern.deck('text');
    const large = Buffer.concat([await picture('red'), Buffer.alloc(1_200_000)]);
    expect((await send(id, large)).status).toBe(201);
    expect(await send(id, large)).toMatchObject({ status: 429, kind: 'too-many' });
    const many = await Promise.all(Array.from({ length: 13 }, () => send(id, Buffer.from('no picture'), { by: ben })));
    expect(many.filter(({ kind }) => kind === 'too-many')).toHaveLength(1);
  });
});

describe('a stored picture', () => {
  test('is served in parts, known again, and never as anything else', async () => {
    closeLimits();
    const { url, bytes } = await send(await lectern.deck('text'), await picture('blue'));
    const whole = (await get(url)).body;
    const etag = (await get(url)).headers['etag'] ?? '';
    const part = await get(url, { Range: 'bytes=2-5' });
    expect(part.body).toEqual(whole.subarray(2, 6));
    expect(part.headers).toMatchObject({ ...policy, 'content-range': `bytes 2-5/${bytes}`, 'content-length': '4' });
    expect((await get(url, { Range: 'bytes=-3' })).body).toEqual(whole.subarray(-3));
    expect((await get(url, { Range: 'bytes=5-' })).body).toEqual(whole.subarray(5));
    const cases = [
      [206, { Range: 'bytes=0-0' }],
      [200, { Range: 'bytes=0-0', 'If-Range': '"other"' }],
      [200, { Range: 'bytes=0-1,4-5' }],
      [200, { Range: 'lines=1-2' }],
      [416, { Range: `bytes=${bytes}-` }],
      [304, { 'If-None-Match': `W/${etag}` }],
    ] as const;
    for (const [status, headers] of cases) {
      const answer = await get(url, headers);
      expect({ headers, status: answer.status }).toEqual({ headers, status });
      expect(answer.headers).toMatchObject(policy);
    }
    const head = await get(url, {}, 'HEAD');
    expect([head.status, head.headers['content-length'], head.body.length]).toEqual([200, `${bytes}`, 0]);
  });

  test.each(['/uploads/', '/uploads/..%2f..%2fetc%2fpasswd', '/uploads/00000000000000000000000000000000.png', '/uploads/x.svg'])(
    'is not at %s',
    async (path) => {
      const { status, headers } = await get(path);
      expect({ status, headers }).toMatchObject({ status: 404, headers: { ...policy, 'cache-control': 'no-store' } });
    },
  );

  test('is only read', async () => {
    expect((await get('/uploads/00000000000000000000000000000000.png', {}, 'DELETE')).status).toBe(405);
  });
});
