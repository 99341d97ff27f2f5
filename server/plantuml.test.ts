import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Bucket } from './bucket.ts';
import { createPlantuml } from './plantuml.ts';

const PLANTUML = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const svg = (text: string) => `<svg xmlns="http://www.w3.org/2000/svg"><text>${text}</text></svg>`;
const nameOf = (source: string) => deflateRawSync(Buffer.from(source)).toString('base64url');

/** Reads a source as PlantUML's own server does. */
function sourceOf(encoded: string): string {
  const base64 = [...encoded].map((char) => BASE64[PLANTUML.indexOf(char)]).join('');
  return inflateRawSync(Buffer.from(base64, 'base64url')).toString();
}

/** Stands in for the server of PlantUML: it draws the source's text, or does what the source says. */
const asked: string[] = [];
const elsewhere: string[] = [];
const plantuml = createServer((request, response) => {
  const source = sourceOf((request.url ?? '').replace('/plantuml/svg/', ''));
  asked.push(source);
  const type = { 'Content-Type': 'image/svg+xml' };
  if (source === 'redirect') response.writeHead(302, { Location: other.href }).end();
  else if (source === 'mistake') response.writeHead(400, type).end(svg('Syntax Error?'));
  else if (source === 'broken') response.writeHead(500, type).end(svg('?'));
  else if (source === 'html') response.writeHead(200, { 'Content-Type': 'text/html' }).end(svg('?'));
  else if (source === 'large') response.writeHead(200, type).end(svg('x'.repeat(2_000_000)));
  else if (!source.startsWith('silent')) response.writeHead(200, type).end(svg(source));
});
const stranger = createServer((request, response) => {
  elsewhere.push(request.url ?? '');
  response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(svg('elsewhere'));
});
let other: URL;
let lectern: Server;
let off: Server;
let base: string;

const listen = (server: Server) =>
  new Promise<string>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)),
  );
const serverFor = (url: string | undefined) => {
  const answer = createPlantuml(url);
  return createServer((request, response) => answer(request, response) || response.writeHead(418).end());
};
const get = (source: string) => fetch(`${base}/diagrams/plantuml/${nameOf(source)}.svg`);

beforeAll(async () => {
  other = new URL(await listen(stranger));
  lectern = serverFor(`${await listen(plantuml)}/plantuml/`);
  base = await listen(lectern);
  off = serverFor(undefined);
});
beforeEach(() => asked.splice(0));
afterAll(() => {
  for (const server of [plantuml, stranger, lectern, off]) server.close();
});

test('a source comes back as an image that can do nothing', async () => {
  const answer = await get('A -> B: grüße');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('A -> B: grüße');
  expect(asked).toEqual(['A -> B: grüße']);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/svg+xml; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=86400',
  });
});

test('the same source is drawn once, also when it is asked for at the same time', async () => {
  await Promise.all([get('once'), get('once'), get('once')]);
  expect(await (await get('once')).text()).toContain('once');
  expect(asked).toEqual(['once']);
});

test('a drawing of a mistake is shown and not kept for long', async () => {
  const answer = await get('mistake');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('Syntax Error?');
  expect(answer.headers.get('cache-control')).toBe('public, max-age=60');
});

test('redirects, failures, other types and large answers are refused', async () => {
  for (const source of ['redirect', 'broken', 'html', 'large']) {
    const answer = await get(source);
    expect([source, answer.status]).toEqual([source, 502]);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  }
  expect(elsewhere).toEqual([]);
});

test('a server that says nothing is given up, and meanwhile only so many wait for it', async () => {
  const silent = Array.from({ length: 8 }, (_, index) => get(`silent ${index}`));
  await expect.poll(() => asked.length).toBe(8);
  expect((await get('one more')).status).toBe(429);
  expect(new Set((await Promise.all(silent)).map(({ status }) => status))).toEqual(new Set([502]));
  expect((await get('one more')).status).toBe(200);
}, 30_000);

test('what is no source is refused without asking anybody', async () => {
  for (const path of ['/diagrams/plantuml/.svg', '/diagrams/plantuml/a.png', '/diagrams/other/a.svg', '/diagrams/plantuml/a/../b.svg?x']) {
    expect([path, (await fetch(base + path)).status]).toEqual([path, 404]);
  }
  expect((await fetch(`${base}/diagrams/plantuml/AAAA.svg`)).status).toBe(400);
  expect(
    (await fetch(`${base}/diagrams/plantuml/${deflateRawSync(Buffer.from([0xff, 0xfe, 0xfd])).toString('base64url')}.svg`)).status,
  ).toBe(400);
  expect((await get('x'.repeat(70_000))).status).toBe(400);
  expect((await fetch(`${base}/diagrams/plantuml/${nameOf('a')}.svg`, { method: 'POST' })).status).toBe(405);
  expect((await fetch(`${base}/else`)).status).toBe(418);
  expect(asked).toEqual([]);
});

test('without a server of PlantUML there are no drawings', async () => {
  const url = await listen(off);
  expect((await fetch(`${url}/diagrams/plantuml/${nameOf('a')}.svg`)).status).toBe(404);
});

test('each address has so many a minute', () => {
  let now = 0;
  const bucket = new Bucket(3, () => now);
  const take = (address: string, times: number) => Array.from({ length: times }, () => bucket.take(address));
  expect(take('a', 4)).toEqual([true, true, true, false]);
  expect(take('b', 1)).toEqual([true]);
  now = 20_000;
  expect(take('a', 2)).toEqual([true, false]);
  now = 600_000;
  expect(take('a', 4)).toEqual([true, true, true, false]);
});
