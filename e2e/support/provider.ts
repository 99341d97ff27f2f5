import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import Provider, { type Configuration } from 'oidc-provider';
import { freePort } from '#scripts/lib/ports.mjs';

export const CLIENT = { id: 'lectern', secret: 'for-tests-only-for-tests-only-for-tests' };
const PROFILE = ['name', 'preferred_username', 'picture', 'groups'];

/** What the provider says of somebody, beside their `sub`. */
export type Claims = Readonly<Record<string, unknown>>;
/** Makes another ID token of the claims of a good one. */
export type Forgery = (claims: JWTPayload, keys: Keys) => Promise<string>;
type Keys = { readonly sign: (claims: JWTPayload) => Promise<string>; readonly signForeign: (claims: JWTPayload) => Promise<string> };

/** A real OpenID Connect provider in this process. */
export type TestProvider = {
  readonly issuer: string;
  /** What it says of people, by their `sub`; changes count from the next token on. */
  readonly people: Map<string, Claims>;
  readonly keys: Keys;
  /** From now on it gives out forged ID tokens; null: good ones. */
  forge(forgery: Forgery | null): void;
  /** What its logout tokens must say. */
  logoutClaims(more: JWTPayload): JWTPayload;
  stop(): Promise<void>;
};

/** @param lecternUrl the only client's address */
export async function startProvider(lecternUrl: string): Promise<TestProvider> {
  const issuer = `http://127.0.0.1:${await freePort()}`;
  const people = new Map<string, Claims>();
  const ours = rsaKey();
  const keys: Keys = { sign: signer(ours.pem), signForeign: signer(rsaKey().pem) };
  let forgery: Forgery | null = null;
  const provider = new Provider(issuer, configuration({ lecternUrl, people, jwk: ours.jwk }));
  provider.use(async (ctx, next) => {
    await next();
    const body = ctx['body'] as { id_token?: string } | undefined;
    if (forgery && ctx['path'] === '/token' && body?.id_token) body.id_token = await forgery(payloadOf(body.id_token), keys);
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url === '/favicon.ico') response.writeHead(204).end();
    else if (request.url?.startsWith('/interaction/')) void interact(provider, request, response);
    else void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(Number(new URL(issuer).port), '127.0.0.1', resolve));
  return {
    ...{ issuer, people, keys },
    forge: (next) => {
      forgery = next;
    },
    logoutClaims: (more) => {
      const now = Math.floor(Date.now() / 1000);
      const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
      return { iss: issuer, aud: CLIENT.id, iat: now, exp: now + 100, jti: crypto.randomUUID(), events, ...more };
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Set = { readonly lecternUrl: string; readonly people: Map<string, Claims>; readonly jwk: Record<string, unknown> };

function configuration({ lecternUrl, people, jwk }: Set): Configuration {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        grant_types: ['authorization_code', 'refresh_token'],
        redirect_uris: [`${lecternUrl}/api/auth/callback/oidc`],
        post_logout_redirect_uris: [`${lecternUrl}/`],
        backchannel_logout_uri: `${lecternUrl}/api/auth/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    jwks: { keys: [jwk] },
    claims: { openid: ['sub'], profile: PROFILE, email: ['email', 'email_verified'] },
    cookies: { keys: ['for tests only'] },
    features: {
      devInteractions: { enabled: false },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource: logoutSource },
    },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => (people.has(sub) ? { accountId: sub, claims: async () => ({ ...people.get(sub), sub }) } : undefined),
    issueRefreshToken: async () => true,
    // Nobody is asked whether Lectern may know their name.
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid profile email offline_access');
      await grant.save();
      return grant;
    },
  } as Configuration;
}

/** The provider's own question, without what it would load from elsewhere. */
async function logoutSource(ctx: { body: unknown }, form?: string): Promise<void> {
  ctx.body = `<!doctype html><title>Log out</title>${form ?? ''}<button type="submit" form="op.logoutForm" name="logout" value="yes">Yes</button>`;
}

/** The provider's login page: whoever it knows gets in by their `sub` alone. */
async function interact(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(
      '<!doctype html><title>Login</title><form method="post"><input name="login" aria-label="Login"><button>Log in</button></form>',
    );
    return;
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const accountId = new URLSearchParams(Buffer.concat(chunks).toString()).get('login') ?? '';
  await provider.interactionFinished(request, response, { login: { accountId } });
}

function rsaKey() {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...privateKey.export({ format: 'jwk' }), kid: 'test', use: 'sig', alg: 'RS256' };
  return { jwk, pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString() };
}

const signer = (pem: string) => (claims: JWTPayload) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'test' }).sign(createPrivateKey(pem));

/** alg none. */
export const unsigned = (claims: JWTPayload): string => new UnsecuredJWT(claims).encode();

const payloadOf = (token: string): JWTPayload => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
