import { audit } from './audit.ts';
import type { Prisma } from './client/client.ts';
import { openRooms } from './rooms-door.ts';
import { type EndedSession, endSession, endSessions } from './sessions.ts';

/** Signs somebody out at this browser, its open connections too. */
export async function signOut(token: string): Promise<EndedSession | null> {
  const ended = await endSession(token);
  if (!ended) return null;
  await audit({ act: 'sign-out', actorId: ended.userId, detail: { by: 'person' } });
  await openRooms()?.personChanged(ended.userId);
  return ended;
}

/** Ends sessions that the provider, or who runs this Lectern, ended. Gives how many. */
export async function signOutAll(where: Prisma.SessionWhereInput, by: { readonly actorId: string | null }): Promise<number> {
  const ended = await endSessions(where);
  for (const userId of new Set(ended.map((one) => one.userId))) {
    const act = by.actorId === null ? ({ act: 'sign-out', detail: { by: 'provider' } } as const) : ({ act: 'session-revoked' } as const);
    await audit({ ...act, actorId: by.actorId, userId });
    await openRooms()?.personChanged(userId);
  }
  return ended.length;
}
