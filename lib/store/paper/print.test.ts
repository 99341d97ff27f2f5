import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { kindOf } from '#store/errors.ts';
import { closeBrowser } from './browser.ts';
import { findBrowser } from './find-browser.ts';
import { printPdf } from './print.ts';
import { PaperQueue } from './queue.ts';

vi.stubEnv('DATABASE_URL', 'postgres://nowhere');
const reached: string[] = [];
const outside = createServer((request, response) => {
  reached.push(request.url ?? '');
  response.end('x');
}).listen(0, '127.0.0.1');

afterEach(() => reached.splice(0));
afterAll(async () => {
  await closeBrowser();
  outside.close();
});

const withBrowser = test.skipIf(findBrowser() === null);
const READY = '<div class="l-paper" data-l-ready="1"><p>Printed</p></div>';

function print(html: string, more: { signal?: AbortSignal; withinMs?: number; pictures?: (path: string) => Promise<null> } = {}) {
  const sources = {
    url: 'http://lectern.test/d/x/print',
    html,
    headers: { 'Content-Type': 'text/html' },
    pictures: async () => null,
    foreign: async () => null,
    ...more,
  };
  const { signal = new AbortController().signal, withinMs = 60_000 } = more;
  return printPdf({ sources, onStep: () => undefined, signal, withinMs });
}

withBrowser(
  'a page reaches nothing but what it is handed, by name or by address, whatever it tries',
  async () => {
    const { port } = outside.address() as AddressInfo;
    const asked: string[] = [];
    const at = (host: string) => `http://${host}:${port}`;
    const tries = [at('127.0.0.1'), at('localhost'), at('[::1]'), 'http://169.254.169.254', 'file:///etc/passwd'];
    // No policy at all here: what the browser itself holds back.
    const html = `${tries.map((url) => `<img src="${url}/img"><iframe src="${url}/frame"></iframe><link rel="stylesheet" href="${url}/css">`).join('')}
    <img src="/uploads/own.png">
    <script>${tries.map((url) => `fetch('${url}/fetch').catch(()=>{});try { navigator.sendBeacon('${url}/beacon') } catch {}`).join('')}
    try { new WebSocket('ws://127.0.0.1:${port}/socket') } catch {}
    setTimeout(() => { document.body.insertAdjacentHTML('beforeend', ${JSON.stringify(READY)}) }, 700)</script>`;
    const pdf = await print(html, {
      pictures: async (path) => {
        asked.push(path);
        return null;
      },
    });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(asked).toContain('/uploads/own.png');
    expect(reached).toEqual([]);
  },
  60_000,
);

withBrowser(
  'whoever goes away ends the printing, and the next one is printed',
  async () => {
    const gone = new AbortController();
    const never = print('<p>never ready</p>', { signal: gone.signal });
    setTimeout(() => gone.abort(new Error('gone')), 500);
    await expect(never).rejects.toThrow('gone');
    expect((await print(READY)).length).toBeGreaterThan(1000);
  },
  60_000,
);

withBrowser.each([
  ['is never ready', '<p>never ready</p>'],
  ['keeps its whole process busy', '<script>for (;;);</script>'],
])(
  'a deck that %s ends with a word, and the next one is printed',
  async (_what, html) => {
    const queue = new PaperQueue();
    const turn = { who: 'anna', moved: () => undefined, signal: new AbortController().signal };
    const late = queue.run(turn, () => print(html, { withinMs: 3_000 })).catch(kindOf);
    const next = queue.run(turn, () => print(READY));
    expect(await late).toBe('takes-too-long');
    expect((await next).length).toBeGreaterThan(1000);
  },
  60_000,
);
