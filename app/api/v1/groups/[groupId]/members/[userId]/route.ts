import { changing } from '#store/api-answer.ts';
import { audit } from '#store/audit.ts';
import { setMember } from '#store/groups.ts';
import { rooms } from '#store/rooms-door.ts';
import { accountAt } from '#store/visit.ts';

type Context = { params: Promise<{ groupId: string; userId: string }> };

const member = (isIn: boolean) =>
  changing(async (request, { params }: Context) => {
    const { groupId, userId } = await params;
    const me = await accountAt(request.headers);
    await setMember({ id: groupId, ownerId: me }, userId, isIn);
    await audit({ actorId: me, act: 'groups-changed', userId, detail: { what: isIn ? 'joined' : 'left', groupId } });
    await rooms().personChanged(userId);
    return new Response(null, { status: 204 });
  });

/** Takes somebody into a group, or out of it. */
export const PUT = member(true);
export const DELETE = member(false);
