import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { AwsClient } from 'aws4fetch';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testS3 } from '#scripts/s3.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { backUp, openBackup, restorePictures } from '#store/backup/index.ts';
import { closeDb, db } from '#store/db.ts';
import { createDeck } from '#store/decks.ts';
import { kindOf } from '#store/errors.ts';
import { migrate } from '#store/migrate.ts';
import { openPicture, pictureBytes } from './open-picture.ts';
import { s3Shelf } from './s3.ts';
import { storePicture } from './store-picture.ts';
import { sweepFiles } from './sweep-files.ts';

const s3 = await testS3();
let database: Awaited<ReturnType<typeof testDatabase>>;
let folder: string;
/** Stands between, and lets through, refuses, or says nothing. */
let gate: Server;
let mood: 'well' | 'failing' | 'silent' = 'well';

const bucket = 'pictures';
const name = (n: number) => `${n.toString(16).padStart(32, '0')}.png`;

function openGate(target: string): Promise<Server> {
  const server = createServer((incoming, response) => {
    if (mood === 'silent') return;
    if (mood === 'failing') return void response.writeHead(500).end('<Error>InternalError</Error>');
    const { method, headers, url } = incoming;
    const passed = request(`${target}${url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 0, answer.headers);
      answer.pipe(response);
    });
    incoming.pipe(passed);
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

beforeAll(async () => {
  if (!s3) return;
  gate = await openGate(s3.url);
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'lectern-s3-test-'));
  const settings = {
    ...{ DATABASE_URL: database.url, LOG_LEVEL: 'silent', UPLOADS: 's3', LECTERN_DATA: folder, TMPDIR: folder },
    ...{ S3_ENDPOINT: `http://127.0.0.1:${(gate.address() as AddressInfo).port}/`, S3_BUCKET: bucket },
    ...{ S3_ACCESS_KEY: s3.accessKey, S3_SECRET_KEY: s3.secretKey },
  };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
  await migrate(database.url, join(process.cwd(), 'prisma', 'migrations'));
  const client = new AwsClient({ accessKeyId: s3.accessKey, secretAccessKey: s3.secretKey, service: 's3', region: 'us-east-1' });
  expect((await client.fetch(`${s3.url}/${bucket}`, { method: 'PUT' })).status).toBe(200);
});
afterAll(async () => {
  gate?.closeAllConnections();
  gate?.close();
  await s3?.stop();
  if (!s3) return;
  await closeDb();
  await database.drop();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  mood = 'well';
});

const picture = (colour: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: colour } })
    .png()
    .toBuffer();
const store = async (bytes: Uint8Array) =>
  storePicture({ deckId: (await createDeck({ markdown: '', ownerId: null })).id, by: null, body: [bytes], fileName: 'a.png' });
const names = async () => {
  const found: string[] = [];
  for await (const entry of s3Shelf().list()) found.push(entry.name);
  return found;
};
const unfinished = async () => readdir(join(folder, 'lectern-uploads')).catch(() => []);

describe.skipIf(!s3)('pictures in a real S3', () => {
  test('are put, found, read in part and removed', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'hello');
    const shelf = s3Shelf();
    // sha256 of "hello": the storage refuses other bytes under it.
    const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    await shelf.put(name(1), { path, sha256, bytes: 5, type: 'image/png' });
    expect([await shelf.has(name(1)), await shelf.has(name(2)), await names()]).toEqual([true, false, [name(1)]]);
    expect(await text((await shelf.open(name(1)))!)).toBe('hello');
    expect(await text((await shelf.open(name(1), { from: 1, to: 3 }))!)).toBe('ell');
    expect(await shelf.open(name(2))).toBeNull();
    await writeFile(path, 'other');
    await expect(shelf.put(name(3), { path, sha256, bytes: 5, type: 'image/png' })).rejects.toThrow('Nothing was lost');
    for (const one of [name(1), name(1)]) await shelf.remove(one);
    expect(await names()).toEqual([]);
  });

  test('are stored once and served, as on a disk', async () => {
    const bytes = await picture('red');
    const [first, second] = await Promise.all([store(bytes), store(bytes)]);
    expect(first?.name).toBe(second?.name);
    expect(await names()).toEqual([first?.name]);
    expect((await pictureBytes(first?.name ?? ''))?.length).toBe(first?.bytes);
    const part = await openPicture(first?.name ?? '', { from: 1, to: 3 });
    expect(await text(part!.stream)).toBe('PNG');
    expect(await unfinished()).toEqual([]);
  });

  test('that no row names go after a day, and others stay', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'hello');
    const sha256 = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824';
    for (let n = 0; n < 5; n++) await s3Shelf().put(name(n), { path, sha256, bytes: 5, type: 'image/png' });
    const { name: kept } = await store(await picture('red'));
    expect(await sweepFiles()).toEqual({ unfinished: 0, unnoted: 0 });
    expect(await sweepFiles(Date.now() + 25 * 3_600_000)).toEqual({ unfinished: 0, unnoted: 5 });
    expect(await names()).toEqual([kept]);
  });

  test.each(['failing', 'silent'] as const)('are refused when it is %s, and nothing is left behind', { timeout: 40_000 }, async (how) => {
    const before = [await names(), await db().prisma.upload.count()];
    mood = how;
    expect(await store(await picture(how === 'silent' ? 'blue' : 'green')).catch(kindOf)).toBe('storage-down');
    expect(await unfinished()).toEqual([]);
    mood = 'well';
    expect([await names(), await db().prisma.upload.count()]).toEqual(before);
    await store(await picture(how === 'silent' ? 'blue' : 'green'));
  });

  test('are not there when it is silent, within the time', async () => {
    mood = 'silent';
    await expect(s3Shelf(100).has(name(1))).rejects.toThrow('Nothing was lost');
  });

  test('go into a backup, and come back from it', async () => {
    const { name: kept, bytes } = await store(await picture('orange'));
    const path = join(folder, 'backup.zip');
    const making = { databaseUrl: database.url, shelf: s3Shelf(), migrations: join(process.cwd(), 'prisma', 'migrations') };
    await backUp({ ...making, version: '1', path });
    for (const one of await names()) await s3Shelf().remove(one);
    const backup = await openBackup(path);
    await restorePictures(backup, { ...making, replace: true });
    await backup.archive.close();
    expect(await names()).toContain(kept);
    expect((await pictureBytes(kept))?.length).toBe(bytes);
    expect(await unfinished()).toEqual([]);
  });
});
