import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { LecternError } from './errors.ts';
import { type ForeignSetup, theInternetAnd } from './foreign-fetch.ts';
import { fetchMarkdown } from './import-url.ts';

const page = '<!DOCTYPE html><html><title>Sign in</title></html>';
const pages: Readonly<Record<string, readonly [status: number, type: string, text: string]>> = {
  '/weekly/download': [200, 'text/markdown', '# Weekly\n\n![](/uploads/a.png) ![](b.png) ![](https://example.org/c.png)\n'],
  '/weekly': [200, 'text/html', page],
  '/plain': [200, 'text/plain', 'Just text\r\n'],
  '/closed/download': [403, 'text/html', page],
  '/closed': [200, 'text/html', page],
  '/login/download': [200, 'text/html; charset=utf-8', page],
  '/sly.md': [200, 'text/plain', `\n ${page}`],
  '/picture.md': [200, 'application/octet-stream', '\u0000PNG'],
  '/large.md': [200, 'text/plain', 'x'.repeat(1_100_000)],
};
const asked: string[] = [];
let server: Server;
let origin = '';
let setup: ForeignSetup;

beforeAll(async () => {
  server = createServer(({ url = '' }: IncomingMessage, response: ServerResponse) => {
    asked.push(url);
    const [status, type, text] = pages[url] ?? [404, 'text/html', page];
    response.writeHead(status, { 'Content-Type': type }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  setup = theInternetAnd(new Set([origin]));
});
afterAll(() => server.close());

const kindAt = (path: string): Promise<string> =>
  fetchMarkdown(`${origin}${path}`, setup).then(
    () => 'read',
    (error: LecternError) => error.kind,
  );

test('a note is found in any of its forms, and pictures beside it get their whole addresses', async () => {
  const markdown = `# Weekly\n\n![](${origin}/uploads/a.png) ![](${origin}/weekly/b.png) ![](https://example.org/c.png)\n`;
  for (const path of ['/weekly', '/weekly?both', '/weekly/publish', '/p/weekly#/2', '/weekly/download'])
    expect(await fetchMarkdown(`${origin}${path}`, setup)).toEqual({ markdown, from: `${origin}/weekly/download`, title: 'weekly' });
});

test('plain text at the address itself is taken when there is no download', async () => {
  asked.length = 0;
  expect(await fetchMarkdown(`${origin}/plain`, setup)).toMatchObject({ markdown: 'Just text\n', title: 'plain' });
  expect(asked).toEqual(['/plain/download', '/plain']);
});

test.each([
  ['/closed', 'import-closed'],
  ['/login', 'import-status'],
  ['/login/download', 'import-page'],
  ['/sly.md', 'import-page'],
  ['/picture.md', 'import-page'],
  ['/large.md', 'too-large'],
  ['/nowhere.md', 'import-status'],
])('%s is refused as %s', async (path, kind) => {
  expect(await kindAt(path)).toBe(kind);
});

test.each([
  ['', 'import-address'],
  ['# One', 'import-address'],
  ['http://example.org/x.md', 'import-address'],
  ['https://127.0.0.1/x.md', 'import-unreachable'],
  ['https://[::1]/x.md', 'import-unreachable'],
])('"%s" is refused as %s', async (address, kind) => {
  await expect(fetchMarkdown(address, setup)).rejects.toMatchObject({ kind });
});
