import type { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { cleanName, hasUnseen, newId } from './people.ts';

const MAX_GROUPS = 500;
const MAX_GROUP_CHARS = 200;
const MAX_EMAIL_CHARS = 254;
const MAX_PICTURE_CHARS = 2000;

/** Claims as a provider sends them: hostile until they went through here. */
export type Claims = Readonly<Record<string, unknown>>;

/** Whom the provider vouches for. */
export type Identity = {
  readonly issuer: string;
  readonly sub: string;
  readonly name: string;
  readonly username: string | null;
  readonly email: string | null;
  /** The provider has checked that the address is theirs. */
  readonly emailVerified: boolean;
  readonly picture: string | null;
  readonly groups: readonly string[];
};

/** The identity in a provider's claims; null without a subject. `groupsClaim`: a claim's name, or a path with dots. */
export function identityIn(claims: Claims, { issuer, groupsClaim }: { issuer: string; groupsClaim: string }): Identity | null {
  const sub = typeof claims['sub'] === 'string' && claims['sub'].length <= 255 ? claims['sub'] : '';
  if (!sub) return null;
  const called = lineIn(claims['preferred_username']);
  // Texts call people by it: one that only looks like somebody's is nobody's.
  const username = called === claims['preferred_username'] ? called : null;
  const email = lineIn(claims['email'], MAX_EMAIL_CHARS);
  const names = [claims['name'], claims['nickname'], called, email?.split('@')[0]].map((name) => lineIn(name));
  const name = names.find((one) => one !== null) ?? 'Somebody';
  const emailVerified = email !== null && claims['email_verified'] === true;
  return {
    issuer,
    sub,
    name,
    username,
    email,
    emailVerified,
    picture: pictureIn(claims['picture']),
    groups: groupsIn(claims, groupsClaim),
  };
}

/** What can be seen of a text; null for what is none, or only that. `maxChars`: longer ones are cut, mail is not. */
export function lineIn(value: unknown, maxChars?: number): string | null {
  if (typeof value !== 'string' || (maxChars !== undefined && value.length > maxChars)) return null;
  return cleanName(value, maxChars) || null;
}

/** Kept for who asks the API; pages show initials, as a picture would tell the provider who looks at what. */
function pictureIn(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_PICTURE_CHARS || !URL.canParse(value)) return null;
  return new URL(value).protocol === 'https:' ? new URL(value).href : null;
}

/** Groups that are lines of text; one alone need not stand in a list. Without the claim there are none. */
function groupsIn(claims: Claims, claim: string): string[] {
  const value = Object.hasOwn(claims, claim) ? claims[claim] : claim.split('.').reduce(stepInto, claims);
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  const groups = all.filter((group): group is string => typeof group === 'string' && isGroupName(group));
  return [...new Set(groups)].slice(0, MAX_GROUPS);
}

const isGroupName = (group: string): boolean => group.length > 0 && group.length <= MAX_GROUP_CHARS && !hasUnseen(group);

const stepInto = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Claims)[key] : undefined;

export type Account = { readonly id: string; readonly name: string; readonly suspended: boolean };
type Known = {
  readonly account: Account /** Their groups or what they are here became other than they were. */;
  readonly changed: boolean;
};

/** Keeps what the provider says of somebody; groups made here stay as they are. `adminGroup`: who is in it runs this Lectern. */
export async function upsertAccount(identity: Identity, adminGroup: string | null): Promise<Known> {
  const { issuer, sub, groups, emailVerified: _, ...profile } = identity;
  const admin = adminGroup !== null && groups.includes(adminGroup);
  return db().prisma.$transaction(async (tx) => {
    const before = await tx.user.findUnique({ where: { issuer_sub: { issuer, sub } }, select: { admin: true, name: true } });
    const user = await tx.user.upsert({
      where: { issuer_sub: { issuer, sub } },
      create: { id: newId(), issuer, sub, chosenName: true, admin, ...profile },
      update: { admin, ...profile },
    });
    const moved = await setGroups(tx, user.id, groups);
    const account = { id: user.id, name: user.name, suspended: user.suspendedAt !== null };
    return { account, changed: moved || before?.admin !== user.admin || before.name !== user.name };
  });
}

/** Makes somebody's groups of the provider these. Gives whether that changed any. */
async function setGroups(tx: Prisma.TransactionClient, userId: string, names: readonly string[]): Promise<boolean> {
  await tx.group.createMany({ data: names.map((name) => ({ id: newId(), source: 'provider', name })), skipDuplicates: true });
  const groups = await tx.group.findMany({ where: { source: 'provider', name: { in: [...names] } }, select: { id: true } });
  const ids = groups.map(({ id }) => id);
  const left = await tx.groupMember.deleteMany({ where: { userId, groupId: { notIn: ids }, group: { source: 'provider' } } });
  const joined = await tx.groupMember.createMany({ data: ids.map((groupId) => ({ groupId, userId })), skipDuplicates: true });
  return left.count + joined.count > 0;
}
