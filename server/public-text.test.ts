import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { createPublicText } from './public-text.ts';

type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };
const json = (text: string) => JSON.stringify({ text });
const path = '/api/v1/decks/abc/public';

let close = () => {};
afterEach(() => close());

/** A server that answers with the text and its tag, as the route does; `state` may be changed. */
async function serverOf(state: { text: string }): Promise<(headers?: Record<string, string>, at?: string) => Promise<Answer>> {
  const compressPublicText = createPublicText();
  const http = createServer((asked, response) => {
    compressPublicText(asked, response);
    const tag = `W/"${state.text.length}"`;
    // Next sets lists.
    response.setHeader('ETag', [tag]).setHeader('Vary', ['Cookie']);
    if (asked.headers['if-none-match'] === tag) response.writeHead(304).end();
    else response.writeHead(200).end(json(state.text));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  close = () => http.close();
  const { port } = http.address() as AddressInfo;
  return (headers = {}, at = path) =>
    new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path: at, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }));
      })
        .on('error', reject)
        .end();
    });
}

test.each([
  ['br', 'gzip, deflate, br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
  ['gzip', 'br;q=0, gzip', gunzipSync],
] as const)('the public text comes as %s to who accepts "%s"', async (encoding, accepted, decode) => {
  const ask = await serverOf({ text: 'word '.repeat(1000) });
  const { headers, body } = await ask({ 'Accept-Encoding': accepted });
  expect(headers).toMatchObject({ 'content-encoding': encoding, vary: 'Cookie, Accept-Encoding', etag: 'W/"5000"' });
  expect(Number(headers['content-length'])).toBe(body.length);
  expect(body.length).toBeLessThan(500);
  expect(decode(body).toString()).toBe(json('word '.repeat(1000)));
});

test('each state of a deck comes as it is, and each deck', async () => {
  const state = { text: 'one' };
  const ask = await serverOf(state);
  const gzip = { 'Accept-Encoding': 'gzip' };
  const read = async (at?: string) => gunzipSync((await ask(gzip, at)).body).toString();
  expect([await read(), await read()]).toEqual([json('one'), json('one')]);
  state.text = 'three';
  expect(await read()).toBe(json('three'));
  state.text = 'other';
  expect(await read('/api/v1/decks/another/public')).toBe(json('other'));
});

test('who takes no encoding gets the plain text, and who has it already gets nothing', async () => {
  const ask = await serverOf({ text: 'one' });
  const plain = await ask();
  expect([plain.body.toString(), plain.headers['content-encoding'], plain.headers.vary]).toEqual([
    json('one'),
    undefined,
    'Cookie, Accept-Encoding',
  ]);
  const known = await ask({ 'Accept-Encoding': 'gzip', 'If-None-Match': 'W/"3"' });
  expect([known.status, known.body.length, known.headers['content-encoding']]).toEqual([304, 0, undefined]);
  expect(known.headers).toMatchObject({ etag: 'W/"3"', vary: 'Cookie, Accept-Encoding' });
});

test('other addresses are left alone', async () => {
  const ask = await serverOf({ text: 'one' });
  const { headers, body } = await ask({ 'Accept-Encoding': 'gzip' }, '/api/v1/decks/abc/markdown');
  expect([body.toString(), headers['content-encoding'], headers.vary]).toEqual([json('one'), undefined, 'Cookie']);
});
