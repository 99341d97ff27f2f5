import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { POST as again, GET as report } from '#app/api/v1/decks/[id]/mirror/route.ts';
import { trashDeck } from '#store/decks.ts';
import { pictureKeyOf } from '#store/mirror/key.ts';
import type { ForeignReport } from '#store/mirror/report.ts';
import { rooms } from '#store/rooms-door.ts';
import { mirrorPath } from '#wire';
import { annasDeck } from './test-support/api.ts';
import { startLectern, type TestLectern } from './test-support/lectern.ts';
import { annasToken, until } from './test-support/test.ts';

let lectern: TestLectern;
let folder: string;
/** Another site, which counts what it is asked for. */
let other: Server;
let origin: string;
let asked: string[] = [];
let answers: Record<string, Buffer | number> = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-mirror-'));
  other = createServer((request, response) => {
    asked.push(request.url ?? '');
    const answer = answers[request.url ?? ''] ?? 404;
    if (typeof answer === 'number') response.writeHead(answer).end();
    else response.writeHead(200).end(answer);
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  vi.stubEnv('LECTERN_DATA', folder);
  vi.stubEnv('FOREIGN_HOSTS', origin);
  lectern = await startLectern();
});
afterAll(async () => {
  await lectern.close();
  other.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  asked = [];
  answers = {
    '/a.png': await sharp({ create: { width: 8, height: 8, channels: 3, background: 'teal' } })
      .png()
      .toBuffer(),
    '/drawing.svg': Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><script>x</script><rect width="30" height="20"/></svg>',
    ),
  };
});

const withKey = (key: string, src: string) => fetch(`http://127.0.0.1:${lectern.port}${mirrorPath(key, src)}`);
const mirrored = async (deckId: string, src: string) => withKey((await pictureKeyOf(deckId)) ?? 'none', src);
const ask = async (act: typeof report, id: string, method = 'GET'): Promise<ForeignReport> => {
  const headers = { Host: 'decks.test', Cookie: `lectern_person=${annasToken}` };
  const answer = await act(new Request('http://decks.test/x', { method, headers }), { params: Promise.resolve({ id }) });
  expect(answer.status).toBe(200);
  return answer.json();
};

test('a picture of another site is fetched once, and shown from here when that site is gone', async () => {
  const id = await lectern.deck(`# One\n\n![a](${origin}/a.png)\n`);
  const first = await mirrored(id, `${origin}/a.png`);
  expect(first.status).toBe(200);
  expect(first.headers.get('content-type')).toBe('image/png');
  expect(first.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  answers = {};
  const [second, third] = await Promise.all([mirrored(id, `${origin}/a.png`), mirrored(id, `${origin}/a.png`)]);
  expect([second.status, third.status]).toEqual([200, 200]);
  expect(asked).toEqual(['/a.png']);
});

test('two who look at once have it fetched once', async () => {
  const id = await lectern.deck(`![a](${origin}/a.png)\n`);
  const both = await Promise.all([1, 2, 3].map(() => mirrored(id, `${origin}/a.png`)));
  expect(both.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(asked).toEqual(['/a.png']);
});

test('nothing is fetched but what the deck shows', async () => {
  const id = await lectern.deck(`[a link](${origin}/a.png)\n\n\`![a](${origin}/a.png)\`\n`);
  for (const [deck, src] of [
    [id, `${origin}/a.png`],
    [id, 'http://127.0.0.1/'],
    [id, 'file:///etc/passwd'],
    [id, ''],
    ['there-is-none', `${origin}/a.png`],
  ] as const)
    expect((await mirrored(deck, src)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('who was never told the key of a deck learns nothing of it', async () => {
  const id = await lectern.deck(`![a](${origin}/a.png)\n`);
  expect((await mirrored(id, `${origin}/a.png`)).status).toBe(200);
  for (const key of [id, 'there-is-none', '0'.repeat(32)]) {
    const answer = await withKey(key, `${origin}/a.png`);
    expect([answer.status, await answer.text()]).toEqual([404, 'There is no copy of this picture.\n']);
  }
  const key = (await pictureKeyOf(id)) ?? '';
  await trashDeck(id);
  expect((await withKey(key, `${origin}/a.png`)).status).toBe(404);
});

test('an address inside the network is not asked, whoever writes it into a deck', async () => {
  const inside = createServer((_, response) => response.end('secret'));
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  const src = `http://127.0.0.1:${(inside.address() as AddressInfo).port}/a.png`;
  let reached = false;
  inside.on('request', () => {
    reached = true;
  });
  const id = await lectern.deck(`![a](${src})\n`);
  expect((await mirrored(id, src)).status).toBe(404);
  expect(reached).toBe(false);
  inside.close();
});

test('a drawing becomes a picture without scripts', async () => {
  const id = await lectern.deck(`![a](${origin}/drawing.svg)\n`);
  const answer = await mirrored(id, `${origin}/drawing.svg`);
  expect(answer.headers.get('content-type')).toBe('image/png');
  expect(await sharp(Buffer.from(await answer.arrayBuffer())).metadata()).toMatchObject({ width: 60, height: 40 });
});

test('a saved deck is mirrored without anybody looking; what failed is told, and tried again', async () => {
  const id = await annasDeck(lectern, '# Start\n');
  await rooms().replaceText(id, `![a](${origin}/a.png) ![b](${origin}/gone.png)\n`, null);
  await rooms().freshen(id);
  const copies = async () => (await ask(report, id)).pictures.map(({ url, why }) => [url !== null, why]);
  await vi.waitFor(
    async () =>
      expect(await copies()).toEqual([
        [true, null],
        [false, 'status 404'],
      ]),
    until,
  );
  const { pictures } = await ask(report, id);
  expect(pictures[0]?.url).toMatch(/^\/uploads\/[0-9a-f]{32}\.png$/);
  answers['/gone.png'] = answers['/a.png'] ?? 404;
  const then = await ask(again, id, 'POST');
  expect(then.pictures.map(({ url, why }) => [url !== null, why])).toEqual([
    [true, null],
    [true, null],
  ]);
});
