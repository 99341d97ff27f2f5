import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { request as ask, type ClientRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js';
import { PNG } from 'pngjs';
import { markdownOf } from './support/decks.ts';
import { drop } from './support/drop.ts';
import { importDialog, importShown, openedDeck } from './support/importing.ts';
import { expect, test } from './support/index.ts';
import type { Lectern } from './support/server.ts';

const GIGABYTE = 1_000_000_000;
const PNG_SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

type Ended = { readonly status: number; readonly body: string; readonly sentBytes: number };

/** Sends a picture of 4 GB in pieces, until somebody says that it is enough, and goes on until it is cut off. */
async function sendEndlessly(lectern: Lectern, deckId: string, headers: Record<string, string>): Promise<Ended> {
  const sending = ask(`${lectern.url}/api/v1/decks/${deckId}/uploads`, {
    method: 'POST',
    headers: { 'Content-Type': 'image/png', 'X-File-Name': 'endless.png', Origin: lectern.url, ...headers },
  });
  // It is cut off, which is what is wanted.
  sending.on('error', () => undefined);
  const answered = once(sending, 'response').then(async ([response]: IncomingMessage[]) => {
    const body = Buffer.concat((await response?.toArray()) ?? []).toString();
    return { status: response?.statusCode ?? 0, body };
  });
  const [answer, sentBytes] = await Promise.all([answered, pump(sending)]);
  return { ...answer, sentBytes };
}

async function pump(sending: ClientRequest): Promise<number> {
  const piece = Buffer.alloc(65_536, 7);
  let sent = 0;
  sending.write(PNG_SIGNATURE);
  const closed = once(sending, 'close');
  while (!sending.destroyed && sent < 4 * GIGABYTE) {
    sent += piece.length;
    if (!sending.write(piece)) await Promise.race([once(sending, 'drain').catch(() => undefined), closed]);
  }
  sending.destroy();
  return sent;
}

const memoryBytes = (pid: number): number => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
const unfinished = ({ dataFolder }: Lectern): readonly string[] => {
  const folder = `${dataFolder}/uploads/unfinished`;
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('a picture of 4 GB is cut off at the limit: a clear word, no file, no memory', async ({ lectern, newDeck }) => {
  const { id } = await newDeck('# Call\n');
  const kinds = [{ 'Transfer-Encoding': 'chunked' }, { 'Content-Length': String(4 * GIGABYTE) }];
  for (const headers of kinds) await sendEndlessly(lectern, id, headers);
  const hasProc = existsSync('/proc/self/status');
  const before = hasProc ? memoryBytes(lectern.pid()) : 0;
  let most = 0;
  const all = { over: false };
  const watching = (async () => {
    for (; hasProc && !all.over; await sleep(20)) most = Math.max(most, memoryBytes(lectern.pid()));
  })();
  const ended = await Promise.all([...kinds, ...kinds, ...kinds].map((headers) => sendEndlessly(lectern, id, headers)));
  all.over = true;
  await watching;
  for (const { status, body, sentBytes } of ended) {
    expect([status, JSON.parse(body)]).toEqual([
      413,
      { type: 'urn:lectern:problem:file-too-large', title: 'The file is too large', status: 413, detail: 'At most 10 MB are taken.' },
    ]);
    // What was on its way when it was enough.
    expect(sentBytes).toBeLessThan(60_000_000);
  }
  expect(unfinished(lectern)).toEqual([]);
  expect(most - before).toBeLessThan(200_000_000);
  expect((await fetch(`${lectern.url}/healthz`)).status).toBe(200);
});

test('a zip with markup for names brings a deck and its picture, and nothing of it runs', async ({ anna: { page }, lectern }) => {
  const picture = new PNG({ width: 8, height: 8 });
  picture.data.fill(180);
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  const name = '"><img src=x>.png';
  await writer.add(name, new Uint8ArrayReader(PNG.sync.write(picture)));
  const text = `# Call\n\n![a](${encodeURIComponent(name)})\n`;
  await writer.add('"><img src=x onerror="document.title=`run`">.md', new Uint8ArrayReader(Buffer.from(text)));
  await page.goto('/');
  await drop(page, [{ name: '"><img src=x>.zip', bytes: [...(await writer.close())] }]);
  await expect(importDialog(page).getByRole('listitem')).toContainText('1 picture comes along');
  await expect(importDialog(page).locator('img')).toHaveCount(0);
  await importShown(page, 1);
  const id = await openedDeck(page);
  expect(await markdownOf(lectern.url, id)).toMatch(/^# Call\n\n!\[a\]\(\/uploads\/[0-9a-f]{32}\.png\)\n$/);
  await expect(page.frameLocator('iframe[title="Slides"]').locator('section.present img')).toHaveJSProperty('naturalWidth', 8);
  expect(await page.title()).not.toBe('run');
});
