import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { kindOf } from '#store/errors.ts';
import { logger } from '#store/logger.ts';
import { pictureOfOldName } from '#store/old-names.ts';
import { pictureNamed, streamOf } from '#store/uploads/open-picture.ts';
import type { Picture } from '#store/uploads/rows.ts';
import { type Asked, rangeOf } from './byte-range.ts';

/** The same whatever the answer is: a picture is nothing but that, and the frame shows it from its opaque origin, without a cookie. */
const HEADERS = {
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Access-Control-Allow-Origin': '*',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
};
const FOREVER = 'public, max-age=31536000, immutable';

/** Answers `/uploads/<name>`; false for every other address, which it leaves alone. */
export function answerUpload(request: IncomingMessage, response: ServerResponse): boolean {
  const path = (request.url ?? '').split('?')[0] ?? '';
  if (!path.startsWith('/uploads/')) return false;
  servePicture(request, response, { name: path.slice('/uploads/'.length), caching: FOREVER }).catch((error: unknown) => {
    if (!kindOf(error)) logger.error({ err: error }, 'a picture could not be read');
    if (response.headersSent) response.destroy();
    else refuse(response, { status: 503, reason: 'The storage of pictures does not answer.' });
  });
  return true;
}

/** A kept picture, and how long others may keep it. */
type Served = { readonly name: string; readonly caching: string };

/** Answers with a kept picture, or a range of it, or 404. */
export async function servePicture(request: IncomingMessage, response: ServerResponse, { name, caching }: Served): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, { status: 405, reason: 'Only GET and HEAD.' });
  const picture = await pictureNamed(name);
  const moved = picture ? null : await pictureOfOldName(name);
  if (moved !== null) return void response.writeHead(301, { ...HEADERS, Location: `/uploads/${moved}`, 'Cache-Control': 'no-cache' }).end();
  if (!picture) return refuse(response, { status: 404, reason: 'There is no such picture.' });
  const etag = `"${picture.sha256}"`;
  const headers = { ...HEADERS, 'Cache-Control': caching, 'Accept-Ranges': 'bytes', ETag: etag };
  if (knows(request.headers['if-none-match'], etag)) return void response.writeHead(304, headers).end();
  const asked = rangeOf(request.headers, { bytes: picture.bytes, etag });
  if (asked === 'beyond')
    return refuse(response, { status: 416, reason: 'The picture is shorter.', more: { 'Content-Range': `bytes */${picture.bytes}` } });
  await send(request, response, { picture, asked, headers });
}

type Sending = { readonly picture: Picture; readonly asked: Exclude<Asked, 'beyond'>; readonly headers: Record<string, string> };

async function send(request: IncomingMessage, response: ServerResponse, { picture, asked, headers }: Sending): Promise<void> {
  const { from, to } = asked ?? { from: 0, to: picture.bytes - 1 };
  const all = { ...headers, 'Content-Type': picture.type, 'Content-Length': to - from + 1 };
  const part = asked ? { 'Content-Range': `bytes ${from}-${to}/${picture.bytes}` } : {};
  const stream = request.method === 'HEAD' ? null : await streamOf(picture.name, asked ?? undefined);
  if (request.method !== 'HEAD' && !stream) return refuse(response, { status: 404, reason: 'There is no such picture.' });
  response.writeHead(asked ? 206 : 200, { ...all, ...part });
  if (!stream) return void response.end();
  // Somebody who leaves in the middle is no failure.
  await pipeline(stream, response).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error;
  });
}

const knows = (header: string | undefined, etag: string): boolean =>
  header === '*' || (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

type Refusal = { readonly status: number; readonly reason: string; readonly more?: Record<string, string> };

/** The same headers for what cannot be served. */
export function refuse(response: ServerResponse, { status, reason, more = {} }: Refusal): void {
  response.writeHead(status, { ...HEADERS, ...more, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${reason}\n`);
}
