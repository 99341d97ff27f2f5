import { Prisma } from './client/client.ts';
import { db } from './db.ts';
import { LecternError } from './errors.ts';
import { cleanName, newId } from './people.ts';

/** A group made here, as its maker sees it. */
export type OwnGroup = { readonly id: string; readonly name: string; readonly members: readonly { id: string; name: string }[] };
const shape = { id: true, name: true, members: { select: { user: { select: { id: true, name: true } } } } } as const;
type Row = Prisma.GroupGetPayload<{ select: typeof shape }>;

const noGroup = (): LecternError => new LecternError('nobody', 'You have no such group.');
const groupOf = ({ id, name, members }: Row): OwnGroup => ({ id, name, members: members.map(({ user }) => user) });

/** The groups that this person made, by name. */
export async function groupsMadeBy(ownerId: string): Promise<OwnGroup[]> {
  const rows = await db().prisma.group.findMany({ where: { source: 'here', ownerId }, select: shape, orderBy: { name: 'asc' } });
  return rows.map(groupOf);
}

/** Makes a group with its maker in it. Throws LecternError "malformed" when the name is empty or taken. */
export async function makeGroup(ownerId: string, wish: string): Promise<OwnGroup> {
  const data = { id: newId(), source: 'here', name: named(wish), ownerId, members: { create: { userId: ownerId } } };
  return groupOf(await taken(() => db().prisma.group.create({ data, select: shape })));
}

/** Throws LecternError "nobody" for a group that this person did not make, "malformed" as `makeGroup`. */
export async function renameGroup(id: string, ownerId: string, wish: string): Promise<void> {
  const name = named(wish);
  const { count } = await taken(() => db().prisma.group.updateMany({ where: { id, ownerId, source: 'here' }, data: { name } }));
  if (count === 0) throw noGroup();
}

/** Takes somebody in or out. Throws LecternError "nobody" for a group that is not this person's and for an unknown member. */
export async function setMember(group: { readonly id: string; readonly ownerId: string }, userId: string, isIn: boolean): Promise<void> {
  const { id: groupId, ownerId } = group;
  const found = await db().prisma.group.findFirst({ where: { id: groupId, ownerId, source: 'here' }, select: { id: true } });
  const user = await db().prisma.user.findUnique({ where: { id: userId }, select: { id: true } });
  if (!found || !user) throw noGroup();
  if (isIn) await db().prisma.groupMember.createMany({ data: [{ groupId, userId }], skipDuplicates: true });
  else await db().prisma.groupMember.deleteMany({ where: { groupId, userId } });
}

/** Deletes a group with what was given to it. Gives back the decks on which it had something. */
export async function deleteGroup(id: string, ownerId: string): Promise<readonly string[]> {
  const deckIds = await decksOfGroup(id);
  const { count } = await db().prisma.group.deleteMany({ where: { id, ownerId, source: 'here' } });
  if (count === 0) throw noGroup();
  return deckIds;
}

/** The decks that give something to a group. */
export async function decksOfGroup(groupId: string): Promise<readonly string[]> {
  return (await db().prisma.deckGroup.findMany({ where: { groupId }, select: { deckId: true } })).map(({ deckId }) => deckId);
}

function named(wish: string): string {
  const name = cleanName(wish);
  // "/…" is what groups of the provider look like.
  if (!name || name.startsWith('/')) throw new LecternError('malformed', 'A name has a visible character and does not begin with "/".');
  return name;
}

async function taken<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    throw isTaken ? new LecternError('malformed', 'There is a group of this name already.') : error;
  }
}
