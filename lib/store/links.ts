import { createHash, randomBytes } from 'node:crypto';
import type { OpenLevel } from '#access';
import { db } from './db.ts';
import { LecternError, noDeck } from './errors.ts';
import { cleanName, newId } from './people.ts';

/** The cookie with the tokens of the share links that a browser opened, the latest first. */
export const LINKS_COOKIE = 'lectern_links';
const SEPARATOR = '.';
/** Tokens in one cookie: it stays far below what browsers keep. */
const MAX_KEPT = 40;
/** Links of one deck. */
const MAX_LINKS = 100;
const tokenPattern = /^[A-Za-z0-9_-]{22}$/;

export type LinkLevel = Exclude<OpenLevel, 'none'>;
export type NewLink = { readonly level: LinkLevel; readonly name: string; readonly expiresAt: Date | null; readonly by: string | null };

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
export const isLinkToken = (value: string): boolean => tokenPattern.test(value);

/** Makes a link; its token is known to nobody but whoever gets it here. Throws LecternError "malformed" when there are too many. */
export async function createLink(deckId: string, link: NewLink): Promise<{ readonly id: string; readonly token: string }> {
  const { level, name, expiresAt, by } = link;
  if ((await db().prisma.shareLink.count({ where: { deckId } })) >= MAX_LINKS) {
    throw new LecternError('malformed', `A deck has at most ${MAX_LINKS} links. Revoke some first.`);
  }
  const token = randomBytes(16).toString('base64url');
  const id = newId();
  const data = { id, deckId, tokenHash: hashOf(token), level, name: cleanName(name), expiresAt, createdById: by };
  await db().prisma.shareLink.create({ data });
  return { id, token };
}

/** Ends a link for good. Throws LecternError "no-deck" when the deck has none such. */
export async function revokeLink(deckId: string, id: string): Promise<void> {
  const { count } = await db().prisma.shareLink.deleteMany({ where: { deckId, id } });
  if (count === 0) throw noDeck();
}

/** The link with this token, if it still holds. */
export async function findLink(token: string): Promise<{ readonly id: string; readonly deckId: string } | null> {
  if (!isLinkToken(token)) return null;
  const link = await db().prisma.shareLink.findUnique({
    where: { tokenHash: hashOf(token) },
    select: { id: true, deckId: true, expiresAt: true },
  });
  return link && (link.expiresAt === null || link.expiresAt.getTime() > Date.now()) ? link : null;
}

/** The ids of the links whose tokens a Cookie header carries, as far as they are not revoked. */
export async function linksIn(cookieHeader: string | null | undefined): Promise<readonly string[]> {
  const tokens = tokensIn(cookieHeader);
  if (tokens.length === 0) return [];
  const found = await db().prisma.shareLink.findMany({ where: { tokenHash: { in: tokens.map(hashOf) } }, select: { id: true } });
  return found.map(({ id }) => id);
}

/** The cookie's value with one more token, the oldest dropped. */
export function keptLinks(cookieHeader: string | null | undefined, token: string): string {
  return [token, ...tokensIn(cookieHeader).filter((kept) => kept !== token)].slice(0, MAX_KEPT).join(SEPARATOR);
}

function tokensIn(cookieHeader: string | null | undefined): string[] {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [name, value = ''] = pair.trim().split('=');
    if (name === LINKS_COOKIE) return value.split(SEPARATOR).filter(isLinkToken).slice(0, MAX_KEPT);
  }
  return [];
}
