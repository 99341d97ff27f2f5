import * as z from 'zod';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { grantPerson } from '#store/grants.ts';
import { levelSchema, shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string; userId: string }> };
const grantSchema = z.object({ level: levelSchema });

/** Gives a person a level; "none" takes it away. */
export const PUT = changing(async (request, { params }: Context) => {
  const { id, userId } = await params;
  const visit = await visitToShare(id, request.headers);
  const { level } = await readSmall(request, grantSchema);
  await grantPerson(id, userId, level);
  await shared(visit, { act: level === 'none' ? 'grant-removed' : 'grant', userId, detail: { level } });
  return new Response(null, { status: 204 });
});
