import { hkdfSync } from 'node:crypto';
import { env } from './env.ts';

/** How sign-in is set up. */
export type OidcSettings = {
  readonly issuer: string;
  /** Address of the provider's discovery document. */
  readonly discovery: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scope: string;
  readonly groupsClaim: string;
  /** What people call the provider. */
  readonly name: string;
  readonly adminGroup: string | null;
  /** The address people use for Lectern, without a path. */
  readonly appUrl: string;
  readonly refreshSeconds: number;
};

const DISCOVERY_PATH = '/.well-known/openid-configuration';

/** The settings of sign-in, or null where there is none. */
export function oidcSettings(): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret, APP_URL, ...more } = env();
  if (!issuer || !clientId || !clientSecret || !APP_URL) return null;
  return {
    ...{ issuer, clientId, clientSecret },
    discovery: more.OIDC_DISCOVERY_URL ?? `${issuer.replace(/\/$/, '')}${DISCOVERY_PATH}`,
    scope: more.OIDC_SCOPE ?? 'openid profile email',
    groupsClaim: more.OIDC_GROUPS_CLAIM ?? 'groups',
    name: more.OIDC_NAME ?? new URL(issuer).host,
    adminGroup: more.ADMIN_GROUP ?? null,
    appUrl: new URL(APP_URL).origin,
    refreshSeconds: more.OIDC_REFRESH_SECONDS,
  };
}

/** A key for the short-lived cookies of a login: all nodes get the same, and nobody has to make up one more secret. */
export const loginKey = ({ clientSecret }: OidcSettings): string =>
  Buffer.from(hkdfSync('sha256', clientSecret, 'lectern', 'cookies of a login', 32)).toString('base64url');
