import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { AwsClient } from 'aws4fetch';
import { env } from '#store/env.ts';
import { LecternError } from '#store/errors.ts';
import { logger } from '#store/logger.ts';
import { isPictureName } from './kinds.ts';
import type { ByteRange, Finished, Shelf, Shelved } from './shelf.ts';

/** A storage that is silent for so long counts as down. */
const ANSWER_WITHIN_MS = 20_000;
const TRIES = 2;
const RETRY_AFTER_MS = 250;

type Sent = { readonly method?: string; readonly headers?: Record<string, string>; readonly body?: BodyInit };
type Ask = (path: string, sent?: Sent) => Promise<Response>;

/** A bucket of any S3-compatible storage, addressed by path, and who may use it. */
export type Bucket = {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
};

/** Reads files from a bucket, by their keys; null for those that are not there. Rejects with LecternError "storage-down". */
export function openBucket(bucket: Bucket): (key: string) => Promise<Readable | null> {
  const ask = asker(bucket, ANSWER_WITHIN_MS);
  return (key) => openObject(ask, key.split('/').map(encodeURIComponent).join('/'), undefined);
}

/** Files in the bucket that the settings name. */
export function s3Shelf(answerWithinMs = ANSWER_WITHIN_MS): Shelf {
  const { S3_ENDPOINT = '', S3_BUCKET = '', S3_REGION, S3_ACCESS_KEY = '', S3_SECRET_KEY = '' } = env();
  const bucket = { endpoint: S3_ENDPOINT, bucket: S3_BUCKET, region: S3_REGION, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY };
  const ask = asker(bucket, answerWithinMs);
  return {
    temporary: join(tmpdir(), 'lectern-uploads'),
    put: (name, file) => put(ask, name, file),
    has: async (name) => found(await ask(name, { method: 'HEAD' })),
    open: (name, range) => openObject(ask, name, range),
    remove: async (name) => {
      await discard(await ask(name, { method: 'DELETE' }));
    },
    list: () => listObjects(ask),
  };
}

function asker({ endpoint, bucket: name, region, accessKey, secretKey }: Bucket, answerWithinMs: number): Ask {
  const keys = { accessKeyId: accessKey, secretAccessKey: secretKey };
  const client = new AwsClient({ ...keys, service: 's3', region, retries: TRIES - 1, initRetryMs: RETRY_AFTER_MS });
  const bucket = `${endpoint.replace(/\/+$/, '')}/${name}`;
  return async (path, sent = {}) => {
    // What follows an answer's beginning may take longer: somebody slow reads it.
    const silence = new AbortController();
    const asked = client.fetch(`${bucket}/${path}`, { ...sent, signal: silence.signal });
    const answer = await within(answerWithinMs, asked, silence).catch(down);
    if (answer.ok || answer.status === 404) return answer;
    return down(new Error(`S3 answered ${answer.status}: ${(await answer.text().catch(() => '')).slice(0, 300)}`));
  };
}

/** Waits for an answer, but no longer; what was not answered is given up. */
async function within(ms: number, asked: Promise<Response>, silence: AbortController): Promise<Response> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      silence.abort();
      // Node forgets the signal when it cleans up its memory meanwhile: then nothing rejects but this.
      reject(new Error('S3 did not answer.'));
    }, ms);
  });
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}

function down(error: unknown): never {
  logger.error({ err: error }, 'the storage of pictures failed');
  throw new LecternError('storage-down', 'Nothing was lost. Try again in a few minutes.');
}

async function put(ask: Ask, name: string, { path, sha256, type }: Finished): Promise<void> {
  const headers = { 'Content-Type': type, 'X-Amz-Content-Sha256': sha256 };
  const answer = await ask(name, { method: 'PUT', headers, body: (await readFile(path)) as Uint8Array<ArrayBuffer> });
  if (!found(await discard(answer))) down(new Error('S3 has no such bucket.'));
}

async function openObject(ask: Ask, name: string, range: ByteRange | undefined): Promise<Readable | null> {
  const answer = await ask(name, range ? { headers: { Range: `bytes=${range.from}-${range.to}` } } : {});
  if (found(answer) && answer.body) return Readable.fromWeb(answer.body as ReadableStream);
  await discard(answer);
  return null;
}

const found = ({ status }: Response): boolean => status !== 404;

/** Reads what nobody needs, so that the connection is free again. */
async function discard(answer: Response): Promise<Response> {
  await answer.arrayBuffer();
  return answer;
}

/** What is ours in the bucket; other people's objects in it are not named. */
async function* listObjects(ask: Ask): AsyncIterable<Shelved> {
  let next = '';
  do {
    const answer = await ask(`?list-type=2${next && `&continuation-token=${encodeURIComponent(next)}`}`);
    const page = await answer.text();
    for (const [, entry = ''] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
      const name = inside(entry, 'Key');
      if (isPictureName(name)) yield { name, at: new Date(inside(entry, 'LastModified')) };
    }
    next = inside(page, 'NextContinuationToken');
  } while (next);
}

const inside = (xml: string, element: string): string => new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1] ?? '';
