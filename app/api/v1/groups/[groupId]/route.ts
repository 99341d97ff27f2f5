import * as z from 'zod';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { audit } from '#store/audit.ts';
import { deleteGroup, renameGroup } from '#store/groups.ts';
import { rooms } from '#store/rooms-door.ts';
import { accountAt } from '#store/visit.ts';

type Context = { params: Promise<{ groupId: string }> };
const groupSchema = z.object({ name: z.string().max(200) });

/** Gives a group another name. */
export const PATCH = changing(async (request, { params }: Context) => {
  const { groupId } = await params;
  const { name } = await readSmall(request, groupSchema);
  await renameGroup(groupId, await accountAt(request.headers), name);
  return new Response(null, { status: 204 });
});

/** Deletes a group; what decks gave to it is gone. */
export const DELETE = changing(async (request, { params }: Context) => {
  const { groupId } = await params;
  const me = await accountAt(request.headers);
  const deckIds = await deleteGroup(groupId, me);
  await audit({ actorId: me, act: 'groups-changed', detail: { what: 'deleted', groupId } });
  for (const deckId of deckIds) await rooms().accessChanged(deckId);
  return new Response(null, { status: 204 });
});
