import type { Viewer } from '#access';
import { LecternError } from './errors.ts';
import { guests, mostOf } from './guests.ts';
import { linksIn } from './links.ts';
import { oidcSettings } from './oidc-settings.ts';
import { cookiesIn, ensurePerson, findPerson, type Person, tokenIn } from './people.ts';
import { refreshIfDue } from './refresh.ts';
import { findSession, type OpenSession, sessionCookie } from './sessions.ts';
import { findToken, type Scope } from './tokens.ts';

/** Somebody's account, as this request may use it. */
export type Account = {
  readonly id: string;
  readonly email: string | null;
  /** Null for a token of the API. */
  readonly sessionId: string | null;
  readonly scope: Scope;
  /** They run this Lectern, and this request may do what that allows. */
  readonly admin: boolean;
};

/** Who asks, whatever asks: a page, the API, a socket. */
export type Caller = {
  /** Null for a guest who did nothing yet. */
  readonly person: Person | null;
  readonly viewer: Viewer;
  readonly account: Account | null;
  /** Somebody was signed in here, and is no more. */
  readonly expired: boolean;
  /** The token of a guest's cookie, which stays in the browser while its person is signed in. */
  readonly guestToken: string | null;
};

/**
 * Who asks, by the cookies and, on the API, a token. Throws LecternError "bad-token" for a token that allows nothing.
 * Groups that are due are asked for anew.
 */
export async function callerAt(cookieHeader: string | null | undefined, authorization?: string | null): Promise<Caller> {
  const bearer = bearerIn(authorization);
  if (bearer !== null) return tokenCaller(bearer);
  const settings = oidcSettings();
  const token = settings ? cookiesIn(cookieHeader, sessionCookie(isSecure(settings.appUrl)))[0] : undefined;
  const guestToken = tokenIn(cookieHeader);
  const links = await linksIn(cookieHeader);
  const session = token === undefined ? null : await currentSession(token);
  if (session) return { ...accountCaller(session.user, links, { sessionId: session.id, scope: 'admin' }), guestToken };
  const person = await findPerson(guestToken);
  const asking = { links, most: mostOf(guests()) };
  const viewer: Viewer = person ? { kind: 'guest', id: person.id, ...asking } : { kind: 'nobody', ...asking };
  return { person, viewer, account: null, expired: token !== undefined, guestToken };
}

/** The token in an Authorization header, if that is what it has. */
export const bearerIn = (authorization: string | null | undefined): string | null =>
  /^Bearer +(\S+)$/i.exec(authorization?.trim() ?? '')?.[1] ?? null;

/** Are cookies for https alone? */
export const isSecure = (appUrl: string): boolean => appUrl.startsWith('https:');

async function currentSession(token: string): Promise<OpenSession | null> {
  const session = await findSession(token);
  return session && (await refreshIfDue(session)) ? findSession(token) : session;
}

async function tokenCaller(bearer: string): Promise<Caller> {
  const found = await findToken(bearer);
  if (!found || found.user.suspendedAt) throw new LecternError('bad-token', 'It is unknown, ran out, or was taken back.');
  return accountCaller(found.user, [], { sessionId: null, scope: found.scope });
}

function accountCaller(user: OpenSession['user'], links: readonly string[], by: Pick<Account, 'sessionId' | 'scope'>): Caller {
  const { id, name, chosenName, email, admin, suspendedAt, memberships } = user;
  const viewer: Viewer = suspendedAt
    ? { kind: 'suspended', id }
    : { kind: 'user', id, groups: memberships.map(({ groupId }) => groupId), links };
  const mayRun = admin && !suspendedAt && by.scope === 'admin';
  return {
    person: { id, name, chosenName },
    viewer,
    account: { id, email, ...by, admin: mayRun },
    expired: false,
    guestToken: null,
  };
}

/** The person who writes, with a row made for a guest who has none yet; null for guests without our cookie, and for who is suspended. */
export async function writerOf({ person, viewer, guestToken }: Caller): Promise<Person | null> {
  if (viewer.kind === 'suspended') return null;
  return person ?? (guestToken === null ? null : ensurePerson(guestToken));
}

/** Throws LecternError "sign-in-needed" for who may not make decks, "forbidden" for who is suspended. */
export function mustCreate({ viewer }: Caller): void {
  if (viewer.kind === 'suspended') throw new LecternError('forbidden', 'This account is suspended.');
  if (viewer.kind !== 'user' && guests() !== 'create')
    throw new LecternError('sign-in-needed', 'Guests make no decks here. Sign in, or send a token.');
}
