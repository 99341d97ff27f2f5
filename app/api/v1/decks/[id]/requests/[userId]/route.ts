import * as z from 'zod';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { grantPerson } from '#store/grants.ts';
import { endRequest } from '#store/requests.ts';
import { openLevelSchema, shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string; userId: string }> };
const answerSchema = z.object({ level: openLevelSchema });

/** Answers somebody who asked for access: with a level, or with "none". */
export const PUT = changing(async (request, { params }: Context) => {
  const { id, userId } = await params;
  const visit = await visitToShare(id, request.headers);
  const { level } = await readSmall(request, answerSchema);
  if (level !== 'none') await grantPerson(id, userId, level);
  await endRequest(id, userId);
  await shared(visit, { act: level === 'none' ? 'access-asked' : 'grant', userId, detail: { level } });
  return new Response(null, { status: 204 });
});
