import { idOf, type Viewer } from '#access';
import type { Prisma } from './client/client.ts';
import { env } from './env.ts';

const open = ['view', 'present', 'edit'];

/** Without sign-in everybody is a guest, and whatever is open to all with its link stands in the lists. */
const isOpenHouse = (): boolean => !(env() as { readonly OIDC_ISSUER?: string | undefined }).OIDC_ISSUER;

/**
 * The decks that lists show to this viewer: never one that they may not see, and of those that are open to everybody with their link
 * only those whose link they have used, where people can sign in.
 */
export function visibleTo(viewer: Viewer): Prisma.DeckWhereInput {
  if (viewer.kind === 'suspended') return { id: { in: [] } };
  const me = idOf(viewer);
  const byLink = { id: { in: [...viewer.links] }, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }], level: { in: open } };
  const ways: Prisma.DeckWhereInput[] = [{ links: { some: byLink } }];
  if (isOpenHouse()) ways.push({ linkLevel: { in: open } }, { ownerId: null, users: { none: { level: 'own' } } });
  if (me !== null)
    ways.push({ ownerId: me }, { users: { some: { userId: me } } }, { linkLevel: { in: open }, visits: { some: { userId: me } } });
  if (viewer.kind === 'user') {
    ways.push({ signedInLevel: { in: open } }, { groups: { some: { groupId: { in: [...viewer.groups] }, level: { in: open } } } });
  }
  return { OR: ways };
}

/** The decks in the trash that this viewer may bring back. */
export function trashedFor(viewer: Viewer): Prisma.DeckWhereInput {
  if (viewer.kind === 'suspended') return { id: { in: [] } };
  const me = idOf(viewer);
  const mine: Prisma.DeckWhereInput[] = me === null ? [] : [{ ownerId: me }, { users: { some: { userId: me, level: 'own' } } }];
  const everybodys: Prisma.DeckWhereInput[] = isOpenHouse() ? [{ ownerId: null, users: { none: { level: 'own' } } }] : [];
  return { deletedAt: { not: null }, OR: [...everybodys, ...mine] };
}
