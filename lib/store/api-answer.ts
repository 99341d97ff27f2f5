import { createHash } from 'node:crypto';
import { CLIENT_SCHEME } from './address.ts';
import { type Account, bearerIn } from './caller.ts';
import { env } from './env.ts';
import { forbidden, kindOf, LecternError, problemOf, retryAfterOf } from './errors.ts';
import { count, countFailure, mustBeUnder } from './limits.ts';
import { logger } from './logger.ts';
import { isOurRequest } from './origin.ts';
import { hashOf } from './secrets.ts';
import { type Scope, scopeReaches } from './tokens.ts';
import { tooManyResponse } from './too-many.ts';
import { callerOf } from './visit.ts';

type Handler<Context> = (request: Request, context: Context) => Promise<Response>;

/** A route whose errors become problem details. Bugs are logged here, once. */
export function answering<Context>(handler: Handler<Context>): Handler<Context> {
  return async (request, context) => {
    try {
      await countTool(request.headers);
      return await handler(request, context);
    } catch (error) {
      if (!kindOf(error)) logger.error({ err: error, path: pathOf(request) }, 'a request failed');
      if (kindOf(error) === 'bad-token') await countFailure('api', request.headers);
      return problemResponse(error, request);
    }
  };
}

/** Counts a call with a token; whoever sends many that do not count is not looked up any more. Throws LecternError "too-many". */
async function countTool(headers: Headers): Promise<void> {
  const bearer = bearerIn(headers.get('authorization'));
  if (bearer === null) return;
  await mustBeUnder('api', headers);
  await count('api', `token ${hashOf(bearer)}`);
}

/** Where a request went, without what opens something there. */
const pathOf = ({ url }: Request): string => new URL(url).pathname.replace(/^\/s\/.*/, '/s/…');

/** A route that changes something: only for our own pages, and for tools whose token allows it. */
export function changing<Context>(handler: Handler<Context>): Handler<Context> {
  return answering(async (request, context) => {
    const { headers } = request;
    if (!isOurRequest(headers)) throw new LecternError('foreign-origin', 'Changes are taken from our own pages only.');
    if (bearerIn(headers.get('authorization')) !== null) mustReach((await callerOf(headers)).account, 'write');
    return handler(request, context);
  });
}

function mustReach(account: Account | null, needed: Scope): void {
  if (!account || !scopeReaches(account.scope, needed)) throw forbidden(`The token does not have the scope "${needed}".`);
}

function problemResponse(error: unknown, request: Request): Response {
  const problem = problemOf(error);
  const retryAfter = retryAfterOf(error);
  if (retryAfter !== null) return tooManyResponse(problem, retryAfter, request);
  return new Response(JSON.stringify(problem), {
    status: problem.status,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      ...common,
      ...(problem.status === 401 ? { 'WWW-Authenticate': 'Bearer' } : {}),
    },
  });
}

const common = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

export function jsonResponse(body: unknown, init: { readonly status?: number; readonly headers?: Record<string, string> } = {}): Response {
  return Response.json(body, { status: init.status ?? 200, headers: { ...common, ...init.headers } });
}

/** Markdown as a file of its own: never run as anything else, and asked for again only when it changed. */
export function markdownResponse(request: Request, text: string, cacheControl = 'private, no-cache'): Response {
  const etag = etagOf(text);
  const headers = {
    'Content-Type': 'text/markdown; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': cacheControl,
    Vary: 'Cookie',
    ETag: etag,
  };
  return knows(request, etag) ? new Response(null, { status: 304, headers }) : new Response(text, { headers });
}

/** JSON that may be large: sent only when it changed. The server compresses it; Next would take the header that says so. */
export function taggedResponse(request: Request, json: string): Response {
  const etag = `W/${etagOf(json)}`;
  const headers = {
    ...common,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'private, no-cache',
    Vary: 'Cookie',
    ETag: etag,
  };
  return knows(request, etag) ? new Response(null, { status: 304, headers }) : new Response(json, { headers });
}

const etagOf = (text: string): string => `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`;

/** Has the asker this already? */
function knows(request: Request, etag: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, '');
  return (request.headers.get('if-none-match') ?? '').split(',').some((tag) => bare(tag) === bare(etag));
}

/** The address of a page of ours, as the asker would write it. */
export function addressOf(request: Request, path: string): string {
  const { APP_URL } = env();
  const scheme = request.headers.get(CLIENT_SCHEME) ?? 'http';
  const base = APP_URL ?? `${scheme}://${request.headers.get('host') ?? 'localhost'}`;
  return new URL(path, base).href;
}
