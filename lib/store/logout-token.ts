import { createRemoteJWKSet, type JWTPayload, jwtVerify } from 'jose';
import type { Prisma } from './client/client.ts';
import { LecternError } from './errors.ts';
import { logger } from './logger.ts';
import { oidcClient, PROVIDER_TIMEOUT_MS } from './oidc.ts';
import type { OidcSettings } from './oidc-settings.ts';

const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'];
/** A logout token counts for so long after it was made. */
const MAX_AGE_SECONDS = 120;
const MAX_TOKEN_CHARS = 16_384;
const MAX_SEEN = 10_000;

type Keys = ReturnType<typeof createRemoteJWKSet>;
const keysOf = new Map<string, Keys>();
/** Ids of logout tokens that counted already. What another node saw is harmless: a token ends no session younger than itself. */
const seen = new Map<string, number>();

/** Which sessions a provider's logout token ends (OpenID Connect Back-Channel Logout 1.0). Throws LecternError "malformed" for a token that does not count. */
export async function sessionsToEnd(token: string, settings: OidcSettings): Promise<Prisma.SessionWhereInput> {
  const refused = new LecternError('malformed', 'The logout token does not count.');
  if (token.length > MAX_TOKEN_CHARS) throw refused;
  const payload = await verified(token, settings).catch((error) => {
    logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'a logout token was refused');
    throw refused;
  });
  const { sub, sid, iat, jti } = payload;
  const isLogout = isRecord(payload['events']) && isRecord(payload['events'][EVENT]) && payload['nonce'] === undefined;
  const names = (typeof sub === 'string' && sub !== '') || (typeof sid === 'string' && sid !== '');
  if (!isLogout || !names || iat === undefined || !jti || !isNew(jti)) throw refused;
  return {
    createdAt: { lt: new Date((iat + 1) * 1000) },
    user: { issuer: settings.issuer, ...(sub ? { sub } : {}) },
    ...(typeof sid === 'string' && sid ? { providerSid: sid } : {}),
  };
}

async function verified(token: string, settings: OidcSettings): Promise<JWTPayload> {
  const { issuer, clientId } = settings;
  const keys = await keysAt(settings);
  const options = { issuer, audience: clientId, algorithms, maxTokenAge: MAX_AGE_SECONDS, clockTolerance: 5 };
  return (await jwtVerify(token, keys, options)).payload;
}

async function keysAt(settings: OidcSettings): Promise<Keys> {
  const { jwks_uri } = (await oidcClient(settings)).issuer.metadata;
  if (!jwks_uri) throw new Error('The provider names no keys.');
  const keys = keysOf.get(jwks_uri) ?? createRemoteJWKSet(new URL(jwks_uri), { timeoutDuration: PROVIDER_TIMEOUT_MS });
  keysOf.set(jwks_uri, keys);
  return keys;
}

function isNew(jti: string): boolean {
  const now = Date.now();
  for (const [id, until] of seen) if (until < now) seen.delete(id);
  if (seen.has(jti) || seen.size >= MAX_SEEN) return false;
  seen.set(jti, now + 2 * MAX_AGE_SECONDS * 1000);
  return true;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
