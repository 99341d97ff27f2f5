import { type BaseClient, custom, errors, Issuer, type TokenSet } from 'openid-client';
import { type Identity, identityIn } from './accounts.ts';
import { logger } from './logger.ts';
import type { OidcSettings } from './oidc-settings.ts';
import type { Grant } from './sessions.ts';

/** How long the provider may take to answer. */
export const PROVIDER_TIMEOUT_MS = 10_000;
/** How long we go by what the provider said about itself. */
const DISCOVERED_FOR_MS = 600_000;
custom.setHttpOptionsDefaults({ timeout: PROVIDER_TIMEOUT_MS });

/** What the provider says about itself, read once in a while; a failure is not kept. */
const known = new Map<string, { readonly at: number; readonly client: Promise<BaseClient> }>();

/** The provider's client for us. Throws when it cannot be reached or is another than OIDC_ISSUER. */
export function oidcClient(settings: OidcSettings): Promise<BaseClient> {
  const before = known.get(settings.discovery);
  if (before && Date.now() - before.at < DISCOVERED_FOR_MS) return before.client;
  const client = discover(settings);
  known.set(settings.discovery, { at: Date.now(), client });
  client.catch(() => known.delete(settings.discovery));
  return client;
}

async function discover({ discovery, issuer, clientId, clientSecret }: OidcSettings): Promise<BaseClient> {
  const found = await Issuer.discover(discovery);
  if (found.metadata.issuer !== issuer) throw new Error(`The provider calls itself ${found.metadata.issuer}, not ${issuer}.`);
  return new found.Client({ client_id: clientId, client_secret: clientSecret });
}

/** Whom tokens that were checked vouch for: what the ID token says, and the provider's user info beside it. Throws when neither says anything. */
export async function identityOf(tokens: TokenSet, settings: OidcSettings): Promise<Identity> {
  const client = await oidcClient(settings);
  const claims = tokens.id_token ? tokens.claims() : null;
  const info = await client.userinfo(tokens).catch((error) => {
    logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the provider gave no user info');
    return null;
  });
  const identity = claims || info ? identityIn({ ...claims, ...info }, settings) : null;
  if (!identity) throw new Error('The provider says about nobody who they are.');
  return identity;
}

/** What a session keeps of tokens. `before`: what it had. */
export function grantOf(tokens: TokenSet, { refreshSeconds }: OidcSettings, before?: Pick<Grant, 'refreshToken' | 'idToken'>) {
  const latest = Date.now() + refreshSeconds * 1000;
  const refreshToken = tokens.refresh_token ?? before?.refreshToken ?? null;
  const expires = tokens.expires_at === undefined ? latest : tokens.expires_at * 1000;
  return {
    refreshToken,
    idToken: tokens.id_token ?? before?.idToken ?? null,
    refreshAt: refreshToken === null ? null : new Date(Math.min(latest, expires)),
  };
}

/** Did the provider end what it granted? Then its answer is final. */
export const isGrantOver = (error: unknown): boolean => error instanceof errors.OPError && error.error === 'invalid_grant';

/** Where to send somebody who signed out, so that they are signed out there, too; null when the provider has no such place. */
export async function endSessionUrl(settings: OidcSettings, idToken: string | null): Promise<string | null> {
  try {
    const client = await oidcClient(settings);
    if (!client.issuer.metadata.end_session_endpoint) return null;
    return client.endSessionUrl({
      post_logout_redirect_uri: `${settings.appUrl}/`,
      ...(idToken ? { id_token_hint: idToken } : {}),
    });
  } catch (error) {
    logger.warn({ err: error }, 'the provider cannot be asked to sign somebody out');
    return null;
  }
}
