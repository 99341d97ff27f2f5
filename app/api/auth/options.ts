import type { NextAuthOptions } from 'next-auth';
import { isSecure } from '#store/caller.ts';
import { tellNextAuth } from '#store/env.ts';
import { logger } from '#store/logger.ts';
import { PROVIDER_TIMEOUT_MS } from '#store/oidc.ts';
import { loginKey, type OidcSettings } from '#store/oidc-settings.ts';
import { cookiesIn } from '#store/people.ts';
import { returnPath } from '#store/return-path.ts';
import { endSession, SESSION_COOKIE_SECONDS, sessionCookie } from '#store/sessions.ts';
import { beginSession, welcome } from '#store/sign-in.ts';

/** The provider's name in addresses: /api/auth/callback/oidc. */
export const PROVIDER = 'oidc';

/** next-auth for one request: it speaks with the provider and checks what it says. The session is ours: its cookie names our row. */
export function optionsFor(settings: OidcSettings, { headers }: Request): NextAuthOptions {
  tellNextAuth(settings.appUrl);
  const secure = isSecure(settings.appUrl);
  let session = '';
  return {
    secret: loginKey(settings),
    useSecureCookies: secure,
    cookies: cookiesFor(secure),
    providers: [provider(settings)],
    pages: { signIn: '/signin', error: '/signin' },
    session: { strategy: 'jwt', maxAge: SESSION_COOKIE_SECONDS },
    jwt: { encode: async () => session, decode: async () => null },
    callbacks: {
      redirect: ({ url, baseUrl }) => `${baseUrl}${returnPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url)}`,
      async signIn({ account }) {
        if (!account) return false;
        const login = { tokens: tokensIn(account), agent: headers.get('user-agent') ?? '' };
        const person = await welcome(login, settings);
        if (person.suspended) return '/signin?error=Suspended';
        const [before] = cookiesIn(headers.get('cookie'), sessionCookie(secure));
        if (before) await endSession(before);
        session = await beginSession(person, login, settings);
        return true;
      },
    },
    logger: {
      // What comes with a code may hold claims and tokens.
      error: (code, about) => logger.warn({ code, error: 'error' in about ? about.error.name : about.name }, 'a login failed'),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

const tokensIn = ({ id_token, access_token, refresh_token, expires_at }: Record<string, unknown>) => ({
  ...(typeof id_token === 'string' ? { id_token } : {}),
  ...(typeof access_token === 'string' ? { access_token } : {}),
  ...(typeof refresh_token === 'string' ? { refresh_token } : {}),
  ...(typeof expires_at === 'number' ? { expires_at } : {}),
});

function provider({ discovery, issuer, clientId, clientSecret, scope, name }: OidcSettings): NextAuthOptions['providers'][number] {
  return {
    ...{ id: PROVIDER, type: 'oauth', name, issuer, clientId, clientSecret },
    wellKnown: discovery,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope } },
    httpOptions: { timeout: PROVIDER_TIMEOUT_MS },
    profile: ({ sub }: { readonly sub: string }) => ({ id: sub }),
  };
}

function cookiesFor(secure: boolean): NonNullable<NextAuthOptions['cookies']> {
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const;
  const named = (name: string) => ({ name: `${secure ? '__Host-' : ''}lectern_${name}`, options });
  return {
    sessionToken: { name: sessionCookie(secure), options },
    callbackUrl: named('login_to'),
    csrfToken: named('login_csrf'),
    pkceCodeVerifier: named('login_pkce'),
    state: named('login_state'),
    nonce: named('login_nonce'),
  };
}
