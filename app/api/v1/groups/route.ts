import * as z from 'zod';
import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { audit } from '#store/audit.ts';
import { groupsMadeBy, makeGroup } from '#store/groups.ts';
import { accountAt } from '#store/visit.ts';

const groupSchema = z.object({ name: z.string().max(200) });

/** The groups that the asker made, with who is in them. */
export const GET = answering(async (request) => jsonResponse({ groups: await groupsMadeBy(await accountAt(request.headers)) }));

/** Makes a group. */
export const POST = changing(async (request) => {
  const me = await accountAt(request.headers);
  const { name } = await readSmall(request, groupSchema);
  const group = await makeGroup(me, name);
  await audit({ actorId: me, act: 'groups-changed', detail: { what: 'made', groupId: group.id, name: group.name } });
  return jsonResponse(group, { status: 201 });
});
