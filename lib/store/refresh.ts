import { upsertAccount } from './accounts.ts';
import { audit } from './audit.ts';
import { db } from './db.ts';
import { logger } from './logger.ts';
import { grantOf, identityOf, isGrantOver, oidcClient } from './oidc.ts';
import { type OidcSettings, oidcSettings } from './oidc-settings.ts';
import { openRooms } from './rooms-door.ts';
import { endSessions, type OpenSession } from './sessions.ts';

/** Who began to ask the provider has so long; then another may try. */
const RETRY_MS = 30_000;

/** Asks the provider anew about a session whose time has come. Gives whether anything may be other than `session` says. */
export async function refreshIfDue(session: OpenSession): Promise<boolean> {
  const settings = oidcSettings();
  const { refreshToken, refreshAt } = session;
  if (!settings || refreshToken === null || refreshAt === null || refreshAt.getTime() > Date.now()) return false;
  // A refresh token may count only once: of all requests and nodes one asks.
  const claim = { where: { id: session.id, refreshAt }, data: { refreshAt: new Date(Date.now() + RETRY_MS) } };
  if ((await db().prisma.session.updateMany(claim)).count === 0) return false;
  try {
    await refresh(session, refreshToken, settings);
    return true;
  } catch (error) {
    if (isGrantOver(error)) return end(session);
    logger.warn({ err: error }, 'the provider could not be asked about a session');
    return false;
  }
}

async function refresh({ id, user }: OpenSession, refreshToken: string, settings: OidcSettings): Promise<void> {
  const client = await oidcClient(settings);
  const tokens = await client.refresh(refreshToken);
  const { account, changed } = await upsertAccount(await identityOf(tokens, settings), settings.adminGroup);
  if (account.id !== user.id) throw new Error('The provider refreshed a session to somebody else.');
  const { idToken, ...grant } = grantOf(tokens, settings, { refreshToken, idToken: null });
  await db().prisma.session.updateMany({ where: { id }, data: { ...grant, ...(idToken ? { idToken } : {}) } });
  if (!changed) return;
  await audit({ act: 'groups-changed', userId: user.id });
  await openRooms()?.personChanged(user.id);
}

/** The provider ended it: so do we. */
async function end({ id, user }: OpenSession): Promise<true> {
  await endSessions({ id });
  await audit({ act: 'sign-out', userId: user.id, detail: { by: 'provider' } });
  await openRooms()?.personChanged(user.id);
  return true;
}
