import type { IncomingMessage } from 'node:http';
import { CLIENT_ADDRESS, CLIENT_SCHEME, clientAddress, clientScheme } from '#store/address.ts';
import { env } from '#store/env.ts';

/** What proxies say of whom they pass on, and anybody else may say as well. */
const FORWARDED = [
  'forwarded',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-forwarded-server',
] as const;

/** A request that says where it comes from as we know it, whatever it said itself: only trusted proxies are believed. */
export function addressed(request: IncomingMessage): IncomingMessage {
  const { headers, socket } = request;
  const { TRUSTED_PROXIES } = env();
  const address = clientAddress(lineOf(headers['x-forwarded-for']), socket.remoteAddress ?? '', TRUSTED_PROXIES);
  const scheme = clientScheme(lineOf(headers['x-forwarded-proto']), TRUSTED_PROXIES);
  for (const name of [...FORWARDED, CLIENT_SCHEME]) delete headers[name];
  headers[CLIENT_ADDRESS] = address;
  if (scheme) headers[CLIENT_SCHEME] = scheme;
  return request;
}

/** Where an addressed request comes from. */
export const addressOf = ({ headers }: IncomingMessage): string => lineOf(headers[CLIENT_ADDRESS]) ?? '';

const lineOf = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value.join() : value);
