import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { newId } from './people.ts';
import { seal, unseal } from './sealed.ts';
import { hashOf, randomSecret } from './secrets.ts';

const IDLE_MS = 12 * 3600_000;
const LASTS_MS = 30 * 24 * 3600_000;
/** How exactly we know when somebody was last here. */
const SEEN_EVERY_MS = 60_000;
const MAX_AGENT_CHARS = 200;
const TOKEN_BYTES = 32;
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** The cookie of somebody who is signed in. `__Host-` over https: no other host, path or plain page can set it. */
export const sessionCookie = (secure: boolean): string => `${secure ? '__Host-' : ''}lectern_session`;
/** How long a browser keeps it, in seconds. */
export const SESSION_COOKIE_SECONDS = LASTS_MS / 1000;

const selected = {
  id: true,
  refreshToken: true,
  refreshAt: true,
  seenAt: true,
  user: {
    select: {
      ...{ id: true, name: true, chosenName: true, email: true, admin: true, suspendedAt: true, issuer: true },
      memberships: { select: { groupId: true } },
    },
  },
} satisfies Prisma.SessionSelect;
export type OpenSession = Prisma.SessionGetPayload<{ select: typeof selected }>;

/** What the provider gave at a login. */
export type Grant = {
  readonly providerSid: string | null;
  readonly refreshToken: string | null;
  readonly idToken: string | null;
  readonly refreshAt: Date | null;
};
export type NewSession = Grant & { readonly userId: string; readonly agent: string };

/** Signs somebody in. Gives what their cookie carries: always new, and kept here as a hash. */
export async function createSession({ agent, ...session }: NewSession): Promise<string> {
  const token = randomSecret(TOKEN_BYTES);
  const id = newId();
  const expiresAt = new Date(Date.now() + LASTS_MS);
  const data = { id, tokenHash: hashOf(token), agent: agent.slice(0, MAX_AGENT_CHARS), expiresAt, ...session, ...sealed(session, id) };
  await db().prisma.session.create({ data });
  return token;
}

type Tokens = Pick<Grant, 'refreshToken' | 'idToken'>;
const sealed = ({ refreshToken, idToken }: Tokens, id: string): Tokens => ({
  refreshToken: seal(refreshToken, id),
  idToken: seal(idToken, id),
});

/** Keeps what the provider gave at a refresh; an ID token that it left out stays what it was. */
export async function renewSession(id: string, grant: Omit<Grant, 'providerSid'>): Promise<void> {
  const { refreshToken, idToken } = sealed(grant, id);
  const data = { refreshAt: grant.refreshAt, refreshToken, ...(idToken === null ? {} : { idToken }) };
  await db().prisma.session.updateMany({ where: { id }, data });
}

/** The refresh token of a session; null when it has none that can be read, because the client secret was changed since. */
export const refreshTokenOf = ({ id, refreshToken }: OpenSession): string | null => unseal(refreshToken, id);

/** Where sessions are that are neither too old nor unused for too long. */
const isOpen = (now: number): Prisma.SessionWhereInput => ({
  expiresAt: { gt: new Date(now) },
  seenAt: { gt: new Date(now - IDLE_MS) },
});

/** The session of a cookie's token, while it lasts; notes that its person is here. */
export async function findSession(token: string): Promise<OpenSession | null> {
  if (!tokenPattern.test(token)) return null;
  const now = Date.now();
  const found = await db().prisma.session.findFirst({ where: { tokenHash: hashOf(token), ...isOpen(now) }, select: selected });
  if (found && found.seenAt.getTime() < now - SEEN_EVERY_MS)
    await db().prisma.session.updateMany({ where: { id: found.id }, data: { seenAt: new Date(now) } });
  return found;
}

/** What a sign-out needs to know. */
export type EndedSession = { readonly userId: string; readonly idToken: string | null };

/** Ends the sessions that match. Gives back whose they were. */
export async function endSessions(where: Prisma.SessionWhereInput): Promise<EndedSession[]> {
  const { prisma } = db();
  const found = await prisma.session.findMany({ where, select: { id: true, userId: true, idToken: true } });
  await prisma.session.deleteMany({ where: { id: { in: found.map(({ id }) => id) } } });
  return found.map(({ id, userId, idToken }) => ({ userId, idToken: unseal(idToken, id) }));
}

/** Ends the session of a cookie's token. */
export const endSession = async (token: string): Promise<EndedSession | null> =>
  tokenPattern.test(token) ? ((await endSessions({ tokenHash: hashOf(token) }))[0] ?? null) : null;

/** Where sessions are over. */
export const isOver = (): Prisma.SessionWhereInput => ({ NOT: isOpen(Date.now()) });
