import type { IncomingHttpHeaders } from 'node:http';
import { env } from './env.ts';

/** Where a request comes from, as our server says. */
export const ADDRESS_HEADER = 'x-lectern-address';

type RequestHeaders = Pick<IncomingHttpHeaders, 'origin' | 'host'>;

/**
 * Does a websocket or a mutation come from our own pages? Without an Origin it is no browser's cross-site request:
 * command line tools send none. The site is APP_URL when set, else the host that was asked for.
 */
export function isOurs({ origin, host }: RequestHeaders): boolean {
  if (origin === undefined) return true;
  const { APP_URL } = env();
  if (APP_URL) return origin === new URL(APP_URL).origin;
  return URL.canParse(origin) && new URL(origin).host === host;
}
