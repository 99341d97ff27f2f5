import * as z from 'zod';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { grantGroup } from '#store/grants.ts';
import { openLevelSchema, shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string; groupId: string }> };
const grantSchema = z.object({ level: openLevelSchema });

/** Gives a group a level; "none" takes it away. */
export const PUT = changing(async (request, { params }: Context) => {
  const { id, groupId } = await params;
  const visit = await visitToShare(id, request.headers);
  const { level } = await readSmall(request, grantSchema);
  await grantGroup(id, groupId, level);
  await shared(visit, { act: level === 'none' ? 'grant-removed' : 'grant', detail: { groupId, level } });
  return new Response(null, { status: 204 });
});
