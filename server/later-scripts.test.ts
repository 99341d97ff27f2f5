import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { sendScriptsLater, withScriptsLater } from './later-scripts.ts';

const scripts =
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/a.js"/><script src="/_next/static/chunks/b.js" async="" nonce="n"></script>';
const start = '<script type="application/json" id="lectern-start">{"text":"\\u003cscript src=\\"/_next/x.js\\" async=\\"\\">"}</script>';
const page = (body: string) => `<!DOCTYPE html><html><head>${scripts}</head><body>ä ${body}</body></html>`;

let close = () => {};
afterEach(() => close());

/** A server that answers every address with a page in two pieces, as Next does. */
async function serverOf(body: string): Promise<string> {
  const http = createServer((request, response) => {
    sendScriptsLater(request, response);
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.setHeader('X-Compress', String(request.headers['accept-encoding'] ?? 'none'));
    const whole = Buffer.from(page(body));
    // As compressing middleware does before the first write.
    response.writeHead(response.statusCode);
    response.flushHeaders();
    // The cut goes through the letter ä.
    const cut = whole.indexOf(0xc3) + 1;
    response.write(whole.subarray(0, cut), () => response.end(whole.subarray(cut)));
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  close = () => http.close();
  return `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
}

const html = { Accept: 'text/html', 'Accept-Encoding': 'identity' };

test("a follower's page names its scripts, and loads none by itself", async () => {
  const url = await serverOf(start);
  const text = await (await fetch(`${url}/d/abc`, { headers: html })).text();
  expect(await (await fetch(`${url}/embed/abc`, { headers: html })).text()).toBe(text);
  expect(text).not.toContain('rel="preload" as="script"');
  expect(text).toContain('<script type="lectern/later" src="/_next/static/chunks/b.js" async="" nonce="n">');
  expect(text).toContain(start);
  expect(text).toContain('ä');
});

test("no style sheet stands above a script of a follower's head, which would wait for it before the frame is asked for", () => {
  const sheets = '<link rel="stylesheet" href="/a.css" nonce="n"/><link rel="stylesheet" href="/b.css" nonce="n"/>';
  const later = (head: string) => `<html><head>${head}</head><body><link rel="stylesheet" href="/c.css"/>${start}</body></html>`;
  expect(withScriptsLater(later(`<meta charSet="utf-8"/>${sheets}<script nonce="n">scheme()</script>`))).toBe(
    later(`<meta charSet="utf-8"/><script nonce="n">scheme()</script>${sheets}`),
  );
});

test('a page that starts no frame keeps its scripts', async () => {
  const answer = await fetch(`${await serverOf('')}/d/abc?edit`, { headers: html });
  expect(await answer.text()).toBe(page(''));
});

test('other addresses and other kinds of answers are left alone', async () => {
  const url = await serverOf(start);
  for (const [path, accept] of [
    ['/', 'text/html'],
    ['/d/abc/speaker', 'text/html'],
    ['/d/abc', 'text/x-component'],
  ] as const) {
    const answer = await fetch(url + path, { headers: { Accept: accept, 'Accept-Encoding': 'gzip' } });
    expect(await answer.text()).toBe(page(start));
    expect(answer.headers.get('x-compress')).toBe('gzip');
  }
});

test.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('the page is compressed as %s, once', async (encoding, decode) => {
  const url = await serverOf(start);
  const answer = await new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(`${url}/d/abc`, { headers: { Accept: 'text/html', 'Accept-Encoding': encoding } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });
  expect(answer.headers['content-encoding']).toBe(encoding);
  expect(answer.headers['x-compress']).toBe('none');
  expect(Number(answer.headers['content-length'])).toBe(answer.body.length);
  expect(decode(answer.body).toString()).toContain('lectern/later');
});
