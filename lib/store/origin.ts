import type { IncomingHttpHeaders } from 'node:http';
import { CLIENT_SCHEME } from './address.ts';
import { env } from './env.ts';

type RequestHeaders = Pick<IncomingHttpHeaders, 'origin' | 'host' | 'sec-fetch-site'> & { readonly [CLIENT_SCHEME]?: unknown };

/**
 * Does a websocket or a mutation come from our own pages? Browsers say so in Sec-Fetch-Site and in Origin; without either it is a program
 * of somebody's own. The site is APP_URL when set, else the host that was asked for.
 */
export function isOurs(headers: RequestHeaders): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (site === 'cross-site' || site === 'same-site') return false;
  if (origin === undefined) return true;
  const { APP_URL } = env();
  if (APP_URL) return origin === new URL(APP_URL).origin;
  const scheme = headers[CLIENT_SCHEME];
  const schemes = typeof scheme === 'string' ? [scheme] : ['http', 'https'];
  return schemes.some((one) => origin === `${one}://${headers.host}`);
}

/** The same for a request as routes have it. */
export const isOurRequest = (headers: Headers): boolean =>
  isOurs({
    origin: headers.get('origin') ?? undefined,
    host: headers.get('host') ?? undefined,
    'sec-fetch-site': headers.get('sec-fetch-site') ?? undefined,
    [CLIENT_SCHEME]: headers.get(CLIENT_SCHEME) ?? undefined,
  });
