import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { inflateRawSync } from 'node:zlib';
import { Bucket } from './bucket.ts';
import { addressOf } from './forwarded.ts';
import { MAX_DIAGRAM_BYTES, MAX_DRAWINGS_AT_ONCE, MAX_DRAWINGS_PER_MINUTE, MAX_KEPT_DRAWING_BYTES } from './limits.ts';
import { type Drawing, fetchDrawing } from './plantuml-server.ts';

const PATH = /^\/diagrams\/plantuml\/([\w-]{1,8000})\.svg$/;

/** As an image it runs nothing and loads nothing; opened by itself neither. */
const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Referrer-Policy': 'no-referrer',
};

/**
 * Answers `/diagrams/plantuml/<source, deflated, base64url>.svg` with the drawing of the one server that the instance names; false for
 * every other address. Drawings are kept by what they show.
 */
export function createPlantuml(url: string | undefined): (request: IncomingMessage, response: ServerResponse) => boolean {
  const desk = url === undefined ? null : new Desk(url);
  return (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith('/diagrams/')) return false;
    answer(desk, request, response).catch(() => refuse(response, 502, 'The PlantUML server did not draw it.'));
    return true;
  };
}

async function answer(desk: Desk | null, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET') return refuse(response, 405, 'Only GET.');
  const name = PATH.exec(request.url ?? '')?.[1];
  if (!desk || name === undefined) return refuse(response, 404, 'There is no such drawing.');
  const source = read(name);
  if (source === null) return refuse(response, 400, 'That is no diagram.');
  const drawing = desk.kept(source) ?? (await desk.draw(source, addressOf(request)));
  if (!drawing) return refuse(response, 429, 'Too many drawings at once.');
  response.writeHead(200, {
    ...HEADERS,
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Content-Length': drawing.body.length,
    // The picture of a mistake may be about the server's own.
    'Cache-Control': `public, max-age=${drawing.isMistake ? 60 : 86_400}`,
  });
  response.end(drawing.body);
}

/** Null for bytes that are no text, or too much of it. */
function read(name: string): string | null {
  try {
    const bytes = inflateRawSync(Buffer.from(name, 'base64url'), { maxOutputLength: MAX_DIAGRAM_BYTES });
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' });
  response.end(`${reason}\n`);
}

class Desk {
  private readonly url: string;
  private readonly bucket = new Bucket(MAX_DRAWINGS_PER_MINUTE);
  /** By the source's hash, oldest first. */
  private readonly drawings = new Map<string, Drawing>();
  private readonly underWay = new Map<string, Promise<Drawing>>();
  private bytes = 0;

  constructor(url: string) {
    this.url = url;
  }

  kept(source: string): Drawing | null {
    return this.drawings.get(keyOf(source)) ?? null;
  }

  /** Null when that is too much for now. Rejects when the server does not draw it. */
  async draw(source: string, address: string): Promise<Drawing | null> {
    const key = keyOf(source);
    const same = this.underWay.get(key);
    if (same !== undefined) return same;
    if (this.underWay.size >= MAX_DRAWINGS_AT_ONCE || !this.bucket.take(address)) return null;
    const drawn = fetchDrawing(this.url, source).finally(() => this.underWay.delete(key));
    this.underWay.set(key, drawn);
    const drawing = await drawn;
    if (!drawing.isMistake) this.keep(key, drawing);
    return drawing;
  }

  private keep(key: string, drawing: Drawing): void {
    this.drawings.set(key, drawing);
    this.bytes += drawing.body.length;
    for (const [oldest, { body }] of this.drawings) {
      if (this.bytes <= MAX_KEPT_DRAWING_BYTES) break;
      this.drawings.delete(oldest);
      this.bytes -= body.length;
    }
  }
}

const keyOf = (source: string) => createHash('sha256').update(source).digest('base64url');
