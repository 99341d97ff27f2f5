import * as z from 'zod';
import { MAX_DECK_BYTES } from '#wire';
import { LecternError, tooLarge } from './errors.ts';
import { decodeUtf8 } from './text.ts';

/** In JSON a character may take six bytes instead of one. */
const MAX_JSON_BYTES = 6 * MAX_DECK_BYTES;
const MAX_SMALL_JSON_BYTES = 16_384;

const deckSchema = z.object({ markdown: z.string(), title: z.nullish(z.string().max(1000)) });
export type SentDeck = { readonly markdown: string; readonly title: string | null };

/**
 * The deck in a request: markdown as the body, or JSON. Throws LecternError "unsupported-type", "too-large", "not-utf8"
 * or "malformed".
 */
export async function readDeck(request: Request): Promise<SentDeck> {
  if (contentType(request) === 'text/markdown') {
    const markdown = decodeUtf8(await readBody(request, MAX_DECK_BYTES));
    return { markdown, title: titleHeader(request) };
  }
  const { markdown, title } = parse(deckSchema, await readJson(request, MAX_JSON_BYTES));
  return { markdown, title: title ?? null };
}

/** A small JSON body that fits the schema. Throws as `readDeck`. */
export async function readSmall<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return parse(schema, await readJson(request, MAX_SMALL_JSON_BYTES));
}

/** A small form. Throws LecternError "unsupported-type", "too-large" or "not-utf8". */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (contentType(request) !== 'application/x-www-form-urlencoded') throw new LecternError('unsupported-type', 'Send a form.');
  return new URLSearchParams(decodeUtf8(await readBody(request, MAX_SMALL_JSON_BYTES)));
}

async function readJson(request: Request, limitBytes: number): Promise<unknown> {
  if (contentType(request) !== 'application/json') {
    throw new LecternError('unsupported-type', 'Send text/markdown or application/json, in UTF-8.');
  }
  const text = decodeUtf8(await readBody(request, limitBytes));
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new LecternError('malformed', `The body is not JSON: ${error instanceof Error ? error.message : ''}`);
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new LecternError('malformed', `${issue?.path.join('.') || 'The body'}: ${issue?.message}`);
}

/** The media type, if its charset is UTF-8 or not named. */
function contentType(request: Request): string {
  const [type, ...parameters] = (request.headers.get('content-type') ?? '').toLowerCase().split(';');
  const charset = parameters.map((parameter) => parameter.trim().split('=')).find(([name]) => name === 'charset')?.[1];
  const known = charset === undefined || /^"?utf-?8"?$/.test(charset);
  return known ? (type ?? '').trim() : '';
}

/** X-Title, which may hold UTF-8: http hands its bytes over one by one. */
function titleHeader(request: Request): string | null {
  const value = request.headers.get('x-title');
  if (value === null) return null;
  const bytes = Buffer.from(value, 'latin1');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return value;
  }
}

/** The body's bytes; stops reading at the limit. */
async function readBody(request: Request, limitBytes: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limitBytes) throw tooLarge(limitBytes);
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
