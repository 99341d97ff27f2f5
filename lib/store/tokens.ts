import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { newId } from './people.ts';
import { hashOf, randomSecret } from './secrets.ts';

/** Tokens of the API begin with this, so that whoever finds one knows what it is. */
const PREFIX = 'lectern_';
const TOKEN_BYTES = 32;
const tokenPattern = /^lectern_[A-Za-z0-9_-]{43}$/;
const MAX_TOKENS = 100;
const USED_EVERY_MS = 60_000;

/** What a token allows; each includes those before it. */
export const scopes = ['read', 'write', 'admin'] as const;
export type Scope = (typeof scopes)[number];
const isScope = (scope: string): scope is Scope => scopes.some((one) => one === scope);

/** Whether a token's scope allows what needs another. */
export const scopeReaches = (scope: Scope, needed: Scope): boolean => scopes.indexOf(scope) >= scopes.indexOf(needed);

export type MadeToken = { readonly id: string; readonly name: string; readonly scope: Scope; readonly expiresAt: Date | null };
export type ListedToken = MadeToken & { readonly createdAt: Date; readonly usedAt: Date | null };

/** Makes a token for somebody, who sees it this once; null when they have too many. */
export async function makeToken(userId: string, wish: Omit<MadeToken, 'id'>): Promise<{ token: string; made: MadeToken } | null> {
  const { prisma } = db();
  if ((await prisma.apiToken.count({ where: { userId } })) >= MAX_TOKENS) return null;
  const token = `${PREFIX}${randomSecret(TOKEN_BYTES)}`;
  const made = { id: newId(), ...wish };
  await prisma.apiToken.create({ data: { ...made, userId, tokenHash: hashOf(token) } });
  return { token, made };
}

/** Somebody's tokens, newest first, with those that ran out. */
export async function tokensOf(userId: string): Promise<ListedToken[]> {
  const select = { id: true, name: true, scope: true, expiresAt: true, createdAt: true, usedAt: true };
  const rows = await db().prisma.apiToken.findMany({ where: { userId }, select, orderBy: { createdAt: 'desc' } });
  return rows.map(({ scope, ...row }) => ({ ...row, scope: isScope(scope) ? scope : 'read' }));
}

/** Takes back a token of somebody's. False when they have none of this id. */
export async function revokeToken(userId: string, id: string): Promise<boolean> {
  return (await db().prisma.apiToken.deleteMany({ where: { userId, id } })).count > 0;
}

const selected = {
  id: true,
  scope: true,
  usedAt: true,
  user: {
    select: {
      ...{ id: true, name: true, chosenName: true, email: true, admin: true, suspendedAt: true, issuer: true },
      memberships: { select: { groupId: true } },
    },
  },
} satisfies Prisma.ApiTokenSelect;
type Found = Prisma.ApiTokenGetPayload<{ select: typeof selected }>;

/** Whose token it is and what it allows, while it lasts. */
export async function findToken(token: string): Promise<{ user: Found['user']; scope: Scope } | null> {
  if (!tokenPattern.test(token)) return null;
  const now = new Date();
  const where = { tokenHash: hashOf(token), OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const found = await db().prisma.apiToken.findFirst({ where, select: selected });
  if (!found || !isScope(found.scope)) return null;
  const old = !found.usedAt || found.usedAt.getTime() < now.getTime() - USED_EVERY_MS;
  if (old) await db().prisma.apiToken.updateMany({ where: { id: found.id }, data: { usedAt: now } });
  return { user: found.user, scope: found.scope };
}
