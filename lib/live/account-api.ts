import { asked, call, json } from './api.ts';

/** Leaves for the provider to sign in; `to` is the page of ours that comes afterwards. Throws ApiError, or when that cannot begin. */
export async function signIn(to: string): Promise<void> {
  const { csrfToken } = await (await asked('/api/auth/csrf')).json();
  const body = new URLSearchParams({ csrfToken, callbackUrl: to, json: 'true' });
  const answer = await asked('/api/auth/signin/oidc', { method: 'POST', body });
  const { url } = await answer.json();
  if (typeof url !== 'string') throw new Error('There is no address to sign in at.');
  location.assign(url);
}

/** Signs out here and at the provider. Throws ApiError. */
export async function signOut(): Promise<void> {
  const { next } = await (await call('/session', { method: 'DELETE' })).json();
  location.assign(next);
}

/** Forgets a session that is over, and goes on without an account. Throws ApiError. */
export async function goOnAsGuest(to: string): Promise<void> {
  await call('/session', { method: 'DELETE' });
  location.assign(to);
}

/** Takes over the decks made as a guest in this browser. Gives how many. Throws ApiError. */
export async function claimDecks(): Promise<number> {
  return (await (await call('/me/claim', { method: 'POST' })).json()).decks;
}

export type TokenWish = { readonly name: string; readonly scope: string; readonly days: number | null };

/** Makes a token, and gives it this once. Throws ApiError. */
export async function makeToken(wish: TokenWish): Promise<string> {
  return (await (await call('/me/tokens', json('POST', wish))).json()).token;
}

/** Throws ApiError. */
export async function revokeToken(id: string): Promise<void> {
  await call(`/me/tokens/${id}`, { method: 'DELETE' });
}

/** Throws ApiError. */
export async function suspendUser(id: string, suspended: boolean): Promise<void> {
  await call(`/admin/users/${id}`, json('PATCH', { suspended }));
}

/** `decks`: "trash", or the id of the account that gets them. Throws ApiError. */
export async function deleteUser(id: string, decks: string): Promise<void> {
  await call(`/admin/users/${id}?decks=${encodeURIComponent(decks)}`, { method: 'DELETE' });
}

/** Ends a session, revokes a link or trashes a deck as whoever runs this Lectern. Throws ApiError. */
export async function adminDelete(what: 'sessions' | 'links' | 'decks', id: string): Promise<void> {
  await call(`/admin/${what}/${id}`, { method: 'DELETE' });
}
