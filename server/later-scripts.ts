import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { FRAME_START_ID, LATER_SCRIPT } from '#wire';

const DECK_PAGE = /^\/d\/[\w-]+(?:\?|$)/;

/**
 * A follower's first slide needs none of the page's scripts: the frame is started by an inline one. So that they do not
 * compete with it for network and processor, the scripts of such a page are written down as LATER_SCRIPT, which the
 * inline script turns into real ones once the frame shows something.
 *
 * Catches the answer to this request; it is sent, compressed, when whoever answers has ended it.
 */
export function sendScriptsLater(request: IncomingMessage, response: ServerResponse): void {
  const { method, url = '', headers } = request;
  if (method !== 'GET' || !DECK_PAGE.test(url) || !String(headers.accept).includes('text/html')) return;
  const encoding = encodingFor(String(headers['accept-encoding'] ?? ''));
  // Whoever answers must not compress it before we have read it.
  delete headers['accept-encoding'];
  const chunks: Buffer[] = [];
  const { end, write, writeHead, flushHeaders } = response;
  const keep = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.flushHeaders = () => {};
  // Even the headers wait: what the page weighs and how it is compressed is known at its end.
  response.writeHead = (status: number) => {
    response.statusCode = status;
    return response;
  };
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    done(rest);
    return true;
  }) as typeof response.write;
  response.end = ((chunk: unknown, ...rest: unknown[]) => {
    keep(chunk);
    Object.assign(response, { end, write, writeHead, flushHeaders });
    send(response, encoding, withScriptsLater(Buffer.concat(chunks).toString()))
      .then((body) => response.end(body, () => done([chunk, ...rest])))
      .catch(() => response.destroy());
    return response;
  }) as typeof response.end;
}

/** Calls the callback among the arguments of `write` and `end`. */
function done(rest: readonly unknown[]): void {
  const callback = rest.find((argument) => typeof argument === 'function');
  if (callback) queueMicrotask(() => callback());
}

type Encoding = 'br' | 'gzip' | null;
const encodingFor = (accepted: string): Encoding => (/\bbr\b/.test(accepted) && 'br') || (/\bgzip\b/.test(accepted) && 'gzip') || null;

async function send(response: ServerResponse, encoding: Encoding, page: string): Promise<Buffer> {
  const plain = Buffer.from(page);
  const body = await compressed(plain, encoding);
  response.removeHeader('Transfer-Encoding');
  response.setHeader('Content-Length', body.length);
  response.appendHeader('Vary', 'Accept-Encoding');
  if (encoding) response.setHeader('Content-Encoding', encoding);
  return body;
}

async function compressed(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
  return encoding === 'gzip' ? promisify(gzip)(body) : body;
}

/** The page with its scripts written down as later ones, if it starts a frame by itself. In React's HTML only tags have a bare `<`. */
export function withScriptsLater(page: string): string {
  if (!page.includes(`id="${FRAME_START_ID}"`)) return page;
  return page
    .replace(/<link rel="preload" as="script"[^>]*>/g, '')
    .replace(/<script src="\/_next\/[^"]*"(?=[^>]* async="")/g, (tag) => tag.replace('<script', `<script type="${LATER_SCRIPT}"`));
}
