import { accessOf, type DeckAccess, type Level, type OpenLevel, type Viewer } from '#access';
import type { Prisma } from './client/client.ts';

/** What of a deck's rows says who may do what. */
export const accessSelect = {
  ownerId: true,
  linkLevel: true,
  signedInLevel: true,
  deletedAt: true,
  embed: true,
  users: { select: { userId: true, level: true } },
  groups: { select: { groupId: true, level: true } },
  links: { select: { id: true, level: true, expiresAt: true } },
} as const satisfies Prisma.DeckSelect;
type AccessRow = Prisma.DeckGetPayload<{ select: typeof accessSelect }>;

/** What `accessOf` needs to know of a deck. A level that is none of ours counts as none. */
export function accessFacts(row: AccessRow): DeckAccess {
  const users = row.users.map(({ userId, level }) => ({ id: userId, level: grantedLevel(level) }));
  const coOwners = users.flatMap(({ id, level }) => (level === 'own' ? [id] : []));
  return {
    owners: row.ownerId === null ? coOwners : [row.ownerId, ...coOwners],
    users,
    groups: row.groups.map(({ groupId, level }) => ({ id: groupId, level: openLevel(level) })),
    signedIn: openLevel(row.signedInLevel),
    everybody: openLevel(row.linkLevel),
    links: row.links.map(({ id, level, expiresAt }) => ({ id, level: openLevel(level), until: expiresAt?.getTime() ?? null })),
    trashed: row.deletedAt !== null,
    embed: row.embed,
  };
}

const openLevels: readonly string[] = ['view', 'present', 'edit'] satisfies OpenLevel[];
const isOpenLevel = (level: string): level is OpenLevel => openLevels.includes(level);
/** The same of a person's, who may own. */
export const grantedLevel = (level: string): Level => (level === 'own' ? level : openLevel(level));
/** The level as it is stored. */
export const openLevel = (level: string): OpenLevel => (isOpenLevel(level) ? level : 'none');

export const sectionRules = ['open', 'owners', 'frozen'] as const;
/** Who may change which section: all who may edit, its owners, or the deck's owners alone. */
export type SectionRule = (typeof sectionRules)[number];
/** The rule as it is stored. */
export const sectionRuleOf = (rule: string): SectionRule => sectionRules.find((one) => one === rule) ?? 'open';

/** What the viewer may do now. */
export const levelNow = (access: DeckAccess, viewer: Viewer): Level => accessOf(access, viewer, Date.now());
