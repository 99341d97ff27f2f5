import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { POST as upload } from '#app/api/v1/decks/[id]/uploads/route.ts';
import { db } from '#store/db.ts';
import { sweepFiles } from '#store/uploads/sweep-files.ts';
import { openEditor } from './test-support/editor.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';
import { annasToken, bensToken } from './test-support/test.ts';

/** `deaf`: it keeps what it is sent, and its answer never comes. */
type Mood = 'well' | 'failing' | 'deaf';
const kept = new Map<string, Buffer>();
let mood: Mood = 'well';
let storage: Server;
let lectern: TestLectern;
let folder: string;

/** As much of S3 as is asked for. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = Buffer.concat(await request.toArray());
  if (mood === 'failing') return void response.writeHead(500).end('<Error/>');
  const { status, found } = keep(request.method, (request.url ?? '').split('/').at(-1) ?? '', body);
  if (mood !== 'deaf') response.writeHead(status).end(request.method === 'HEAD' ? '' : found);
}

function keep(method: string | undefined, name: string, body: Buffer): { status: number; found?: Buffer | string } {
  if (method === 'PUT') kept.set(name, body);
  if (method === 'PUT') return { status: 200 };
  if (method === 'DELETE') return { status: kept.delete(name) ? 204 : 404 };
  const found = name.startsWith('?list') ? [...kept.keys()].map(listed).join('') : kept.get(name);
  return found === undefined ? { status: 404 } : { status: 200, found };
}
const listed = (name: string) => `<Contents><Key>${name}</Key><LastModified>2020-01-01T00:00:00Z</LastModified></Contents>`;

beforeAll(async () => {
  storage = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
  folder = await mkdtemp(join(tmpdir(), 'lectern-storage-'));
  const settings = {
    ...{ UPLOADS: 's3', S3_BUCKET: 'pictures', S3_ACCESS_KEY: 'key', S3_SECRET_KEY: 'secret', TMPDIR: folder },
    S3_ENDPOINT: `http://127.0.0.1:${(storage.address() as AddressInfo).port}`,
  };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
  lectern = await startLectern();
});
afterAll(async () => {
  storage.closeAllConnections();
  storage.close();
  await lectern.close();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  mood = 'well';
});

async function send(deckId: string, colour: string): Promise<{ status: number; name?: string; detail?: string }> {
  const body = await sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer();
  const headers = { Host: 'decks.test', Cookie: `lectern_person=${annasToken}` };
  const asked = new Request('http://decks.test/x', { method: 'POST', headers, body: new Uint8Array(body) });
  const said = await upload(asked, { params: Promise.resolve({ id: deckId }) });
  return { status: said.status, ...(await said.json()) };
}
const unfinished = () => readdir(join(folder, 'lectern-uploads'));

/** Milliseconds from each of some edits to its acknowledgement, while `work` goes on. */
async function typeMeanwhile(deckId: string, work: Promise<unknown>): Promise<number[]> {
  const editor = await openEditor(lectern.url, deckId, bensToken);
  let isOver = false;
  const over = work.finally(() => {
    isOver = true;
  });
  const took: number[] = [];
  while (!isOver) {
    const since = performance.now();
    editor.text.insert(editor.text.length, 'x');
    await vi.waitFor(() => expect(editor.acked()).toBe(editor.sent()), { timeout: 10_000, interval: 2 });
    took.push(performance.now() - since);
    await sleep(50);
  }
  await over;
  editor.close();
  return took;
}

test.each(['failing', 'deaf'] as const)(
  'a storage that is %s for a while: a clear word, nothing half done, and others write on',
  {
    timeout: 90_000,
  },
  async (how) => {
    const [deckId, other] = [await lectern.deck('# Pictures\n'), await lectern.deck('')];
    const before = [kept.size, await db().prisma.upload.count()];
    const { name = '' } = await send(deckId, `rgb(${how.length}, 0, 0)`);
    mood = how;
    const refused = send(deckId, `rgb(0, ${how.length}, 0)`);
    const took = await typeMeanwhile(other, refused);
    expect(await refused).toMatchObject({
      status: 503,
      title: 'The storage of pictures does not answer',
      detail: expect.stringContaining('Nothing was lost'),
    });
    expect(Math.max(...took)).toBeLessThan(3_000);
    expect(took.length).toBeGreaterThan(0);
    expect(await db().prisma.upload.count()).toBe((before[1] ?? 0) + 1);
    expect(await unfinished()).toEqual([]);
    mood = 'well';
    // What it kept without a word has no row: it goes after a day.
    expect(kept.size).toBe((before[0] ?? 0) + (how === 'deaf' ? 2 : 1));
    expect((await sweepFiles()).unnoted).toBe(how === 'deaf' ? 1 : 0);
    expect([...kept.keys()]).toContain(name);
    const again = await send(deckId, `rgb(0, ${how.length}, 0)`);
    expect(again.status).toBe(201);
    expect((await fetch(`http://127.0.0.1:${lectern.port}/uploads/${name}`)).status).toBe(200);
  },
);
