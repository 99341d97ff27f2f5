import WebSocket from 'ws';
import { identityIn, upsertAccount } from '#store/accounts.ts';
import { createSession } from '#store/sessions.ts';

const issuer = 'http://127.0.0.1:9/nowhere';
/** Settings of a provider that nobody is asked at: these sessions have nothing to refresh. */
export const provider = { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'lectern', OIDC_CLIENT_SECRET: 'for tests', APP_URL: 'http://decks.test' };

/** An account of the provider with a session; `token`: what its cookie carries. */
export async function signedIn(sub: string, groups: readonly string[] = []): Promise<{ id: string; token: string }> {
  const identity = identityIn({ sub, name: sub, groups }, { issuer, groupsClaim: 'groups' });
  if (!identity) throw new Error('nobody');
  const { id } = (await upsertAccount(identity, null)).account;
  const grant = { providerSid: null, refreshToken: null, idToken: null, refreshAt: null };
  return { id, token: await createSession({ userId: id, agent: 'test', ...grant }) };
}

export const cookieOf = (token: string): string => `lectern_session=${token}`;

/** A socket of a lane with such a cookie: whether it was let in, and how it ended. */
export function dial(url: string, path: string, cookie: string) {
  const socket = new WebSocket(`${url}${path}`, { headers: { Cookie: cookie } });
  const state = { code: 0, open: false, close: () => socket.close() };
  socket.on('message', () => {
    state.open = true;
  });
  socket.on('close', (code) => {
    state.code = code;
  });
  socket.on('error', () => undefined);
  return state;
}
