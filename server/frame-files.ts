import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { FRAME_PERMISSIONS, framePolicy } from '#store/frame-policy.ts';

export type FrameFilesOptions = {
  /** The folder with one folder per build of the frame. */
  readonly root: string;
  /** The address people use, when a proxy hides it. */
  readonly appUrl?: string | undefined;
  /** From where pictures come, as the setting says. */
  readonly images: 'mirror' | 'direct';
};

/** Answers `/frame/<hash>/…`; false for every other address, which it leaves alone. */
export type FrameFiles = (request: IncomingMessage, response: ServerResponse) => boolean;

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
};
const PATH = /^\/frame\/([0-9a-f]{16})\/((?:fonts\/)?[\w-]+\.(html|js|woff2))$/;
/** The frame's document as pages of other sites may have it inside of a page of ours: the same file, which holds nothing of any deck. */
const EMBEDDED = 'embed.html';
const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * The files of the built frame: immutable, compressed ahead, readable from the frame's opaque origin, and its document
 * with the policy that holds whatever a deck tries.
 */
export function createFrameFiles(options: FrameFilesOptions): FrameFiles {
  return (request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!path.startsWith('/frame/')) return false;
    answer(request, response, { ...options, path }).catch(() => end(response, 500, 'The frame could not be read.'));
    return true;
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { root, appUrl, images, path }: FrameFilesOptions & { path: string },
) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405, 'Only GET and HEAD.');
  const [, dir = '', name = '', kind = ''] = PATH.exec(path) ?? [];
  const { host = '' } = request.headers;
  if (kind === 'html' && !HOST.test(host)) return end(response, 400, 'The host is not one.');
  const file = dir ? await readBest(join(root, dir, fileOf(name)), String(request.headers['accept-encoding'] ?? '')) : null;
  if (!file) return end(response, 404, 'There is no such file.');
  const hosts = [host, ...(appUrl ? [new URL(appUrl).host] : [])];
  response.writeHead(200, {
    'Content-Type': TYPES[kind],
    'Content-Length': file.body.length,
    ...(file.encoding ? { 'Content-Encoding': file.encoding } : {}),
    Vary: 'Accept-Encoding',
    'Cache-Control': 'public, max-age=31536000, immutable',
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...documentHeaders(name, { hosts, dir, images }),
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
}

const fileOf = (name: string): string => (name === EMBEDDED ? 'index.html' : name);

/** What holds a document of slides; nothing for other files. */
function documentHeaders(name: string, where: Omit<Parameters<typeof framePolicy>[0], 'ancestors'>): Readonly<Record<string, string>> {
  if (!name.endsWith('.html')) return {};
  const ancestors = name === EMBEDDED ? 'anybody' : where.hosts;
  return { 'Content-Security-Policy': framePolicy({ ...where, ancestors }), 'Permissions-Policy': FRAME_PERMISSIONS };
}

type Body = { readonly body: Buffer; readonly encoding: string | null };

/** The smallest form of a file that the reader takes; null when there is none. */
async function readBest(path: string, accepted: string): Promise<Body | null> {
  const forms = [
    { suffix: '.br', encoding: 'br' },
    { suffix: '.gz', encoding: 'gzip' },
  ].filter(({ encoding }) => new RegExp(`(?:^|[\\s,])${encoding}(?:\\s*(?:,|$)|\\s*;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$)))`).test(accepted));
  for (const { suffix, encoding } of forms) {
    const body = await readIfThere(path + suffix);
    if (body) return { body, encoding };
  }
  const body = await readIfThere(path);
  return body && { body, encoding: null };
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function end(response: ServerResponse, status: number, reason: string): void {
  if (!response.headersSent)
    response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'X-Content-Type-Options': 'nosniff' });
  response.end(`${reason}\n`);
}
