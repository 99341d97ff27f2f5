import { upsertAccount } from './accounts.ts';
import { audit } from './audit.ts';
import { db } from './db.ts';
import { logger } from './logger.ts';
import { grantOf, identityOf, isGrantOver, oidcClient } from './oidc.ts';
import { type OidcSettings, oidcSettings } from './oidc-settings.ts';
import { openRooms } from './rooms-door.ts';
import { endSessions, type OpenSession, refreshTokenOf, renewSession } from './sessions.ts';

/** Who began to ask the provider has so long; then another may try. */
const RETRY_MS = 30_000;

/** Asks the provider anew about a session whose time has come. Gives whether anything may be other than `session` says. */
export async function refreshIfDue(session: OpenSession): Promise<boolean> {
  const settings = oidcSettings();
  const { refreshAt } = session;
  if (!settings || session.refreshToken === null || refreshAt === null || refreshAt.getTime() > Date.now()) return false;
  // A refresh token may count only once: of all requests and nodes one asks.
  const claim = { where: { id: session.id, refreshAt }, data: { refreshAt: new Date(Date.now() + RETRY_MS) } };
  if ((await db().prisma.session.updateMany(claim)).count === 0) return false;
  const refreshToken = refreshTokenOf(session);
  // Nobody could be asked about them any more: they sign in anew.
  if (refreshToken === null) return end(session, 'secret');
  try {
    await refresh(session, refreshToken, settings);
    return true;
  } catch (error) {
    if (isGrantOver(error)) return end(session, 'provider');
    logger.warn({ err: error }, 'the provider could not be asked about a session');
    return false;
  }
}

async function refresh({ id, user }: OpenSession, refreshToken: string, settings: OidcSettings): Promise<void> {
  const client = await oidcClient(settings);
  const tokens = await client.refresh(refreshToken);
  const { account, changed } = await upsertAccount(await identityOf(tokens, settings), settings.adminGroup);
  if (account.id !== user.id) throw new Error('The provider refreshed a session to somebody else.');
  await renewSession(id, grantOf(tokens, settings, { refreshToken, idToken: null }));
  if (!changed) return;
  await audit({ act: 'groups-changed', userId: user.id });
  await openRooms()?.personChanged(user.id);
}

/** The provider ended it, or the client secret is another: so do we. */
async function end({ id, user }: OpenSession, by: 'provider' | 'secret'): Promise<true> {
  await endSessions({ id });
  await audit({ act: 'sign-out', userId: user.id, detail: { by } });
  await openRooms()?.personChanged(user.id);
  return true;
}
