import { type NextRequest, NextResponse } from 'next/server';
import { openRooms } from '#store/rooms-door.ts';
import { PLAYER_SOURCES } from '#wire/players';

const PERSON_COOKIE = 'lectern_person';
const YEAR_SECONDS = 365 * 24 * 3600;
const DEV = process.env.NODE_ENV === 'development';

const securityHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'Cache-Control': 'no-store',
};

/** 16 random bytes as base64url: 22 characters. */
function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/**
 * The page's policy: only scripts and styles that carry the nonce, and only the frame and the players of a few sites in
 * an iframe. Without `frame-src` a frame could navigate itself to any foreign address whatever its own policy says. Development needs eval and style
 * elements of its own for hot reload.
 */
function policy({ nonce, host, ancestors }: { nonce: string; host: string; ancestors: string }): string {
  const styles = DEV ? "'self' 'unsafe-inline'" : `'self' 'nonce-${nonce}'`;
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${DEV ? " 'unsafe-eval'" : ''}`,
    `style-src ${styles}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self' ws://${host} wss://${host}`,
    `frame-src ${host}/frame/ ${PLAYER_SOURCES.join(' ')}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ');
}

/** The Host header, if it can stand in a policy without breaking out of its place. */
function hostOf(request: NextRequest): string {
  const host = request.headers.get('host') ?? '';
  return /^[\w.:[\]-]+$/.test(host) ? host : 'localhost';
}

/** As our own server says; see `CLIENT_SCHEME`. */
const isHttps = (request: NextRequest): boolean => request.headers.get('x-lectern-scheme') === 'https';

/** A deck inside a page of another site. */
const EMBED = /^\/embed\/([\w-]+)\/?$/;

/** Gives each page its policy and nonce, and whoever has none a person token that this very request sees already. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const [, embeddedId] = EMBED.exec(request.nextUrl.pathname) ?? [];
  if (embeddedId !== undefined) return embedded(request, await mayEmbed(embeddedId));
  const person = request.cookies.has(PERSON_COOKIE) ? null : randomToken();
  const cookies = [request.headers.get('cookie'), person && `${PERSON_COOKIE}=${person}`].filter(Boolean).join('; ');
  const response = answer(request, { cookies, ancestors: "'none'" });
  if (person) {
    response.cookies.set(PERSON_COOKIE, person, {
      httpOnly: true,
      sameSite: 'lax',
      secure: isHttps(request),
      path: '/',
      maxAge: YEAR_SECONDS,
    });
  }
  return response;
}

/** Where it cannot be asked the page says what is wrong. */
const mayEmbed = async (id: string): Promise<boolean> =>
  (await openRooms()
    ?.mayEmbed(id)
    .catch(() => false)) ?? false;

/** The only page that others may frame, if the deck says so. It is nobody's in particular: cookies are neither read nor set. */
function embedded(request: NextRequest, allowed: boolean): NextResponse {
  const response = answer(request, { cookies: '', ancestors: allowed ? '*' : "'none'" });
  if (allowed) response.headers.set('Cross-Origin-Resource-Policy', 'cross-origin');
  return response;
}

/** Leads on to the page, which sees these cookies and the nonce; its answer gets the policy. */
function answer(request: NextRequest, { cookies, ancestors }: { cookies: string; ancestors: string }): NextResponse {
  const nonce = randomToken();
  const csp = policy({ nonce, host: hostOf(request), ancestors });
  const headers = new Headers(request.headers);
  headers.set('x-nonce', nonce);
  headers.set('content-security-policy', csp);
  if (cookies) headers.set('cookie', cookies);
  else headers.delete('cookie');
  const response = NextResponse.next({ request: { headers } });
  for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
  response.headers.set('Content-Security-Policy', csp);
  if (isHttps(request)) response.headers.set('Strict-Transport-Security', 'max-age=31536000');
  return response;
}

/** Pages only: the API, raw markdown, decks on paper and static files answer for themselves. */
export const config = {
  matcher: ['/((?!api/|_next/|frame/|sync/|follow/|d/[^/]+/print$|healthz$|readyz$|.*\\.[a-z0-9]+$).*)'],
};
