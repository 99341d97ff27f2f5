import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AwsClient } from 'aws4fetch';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testS3 } from '#scripts/s3.mjs';
import { testDatabase } from '#scripts/test-database.mjs';
import { closeDb } from '#store/db.ts';
import { migrate } from '#store/migrate.ts';
import { pictureOfOldName } from '#store/old-names.ts';
import { importHedgeDoc } from './index.ts';
import { openHedgeDoc, uuid } from './test-support/hedgedoc.ts';

// Counted as skipped where there is no S3 server and none can be built.
const s3 = await testS3();
const here = await testDatabase();
const there = await testDatabase();
const folder = mkdtempSync(join(tmpdir(), 'lectern-moving-s3-'));
let hedgedoc: Awaited<ReturnType<typeof openHedgeDoc>>;

beforeAll(async () => {
  const settings = { DATABASE_URL: here.url, LECTERN_DATA: folder, LOG_LEVEL: 'silent' };
  for (const [key, value] of Object.entries(settings)) vi.stubEnv(key, value);
  await migrate(here.url, join(process.cwd(), 'prisma', 'migrations'));
  hedgedoc = await openHedgeDoc(there.url);
});
afterAll(async () => {
  await s3?.stop();
  await hedgedoc.close();
  await closeDb();
  await Promise.all([here.drop(), there.drop()]);
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!s3)('uploads come from a bucket; a storage that is down breaks off, and the next run brings them', async () => {
  if (!s3) return;
  const keys = { accessKey: s3.accessKey, secretKey: s3.secretKey };
  const client = new AwsClient({ accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey, service: 's3', region: 'us-east-1' });
  const picture = new PNG({ width: 4, height: 4 });
  picture.data.fill(77);
  for (const path of ['notes', 'notes/uploads/upload_a1b2c3.png']) {
    const body = path.endsWith('.png') ? { body: new Uint8Array(PNG.sync.write(picture)) } : {};
    expect((await client.fetch(`${s3.url}/${path}`, { method: 'PUT', ...body })).status).toBe(200);
  }
  await hedgedoc.note({ id: uuid(1), texts: ['![](https://cdn.test/notes/uploads/upload_a1b2c3.png) ![](/uploads/upload_gone.png)'] });
  const from = (endpoint: string) => {
    const uploads = { endpoint, bucket: 'notes', region: 'us-east-1', folder: 'uploads', ...keys };
    return importHedgeDoc({ database: there.url, uploads, isDry: false }, () => undefined);
  };
  await expect(from('http://127.0.0.1:9')).rejects.toMatchObject({ kind: 'storage-down' });
  const report = await from(s3.url);
  expect(report).toMatchObject({ notes: 1, pictures: 1 });
  expect(report.look[0]?.says.join()).toContain('upload_gone.png');
  expect(await pictureOfOldName('upload_a1b2c3.png')).toMatch(/^[0-9a-f]{32}\.png$/);
});
