import * as z from 'zod';
import { changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { grantGroup, providerGroup } from '#store/grants.ts';
import { cleanName } from '#store/people.ts';
import { openLevelSchema, shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string }> };
const grantSchema = z.object({ name: z.string().max(200), level: openLevelSchema });

/** Gives a level to a group of the provider by its name, also when nobody of it has signed in yet. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const visit = await visitToShare(id, request.headers);
  const { name: wish, level } = await readSmall(request, grantSchema);
  const name = cleanName(wish);
  if (!name) throw new LecternError('malformed', 'A name has at least one visible character.');
  const groupId = await providerGroup(name);
  await grantGroup(id, groupId, level);
  await shared(visit, { act: 'grant', detail: { groupId, name, level } });
  return jsonResponse({ id: groupId, name }, { status: 201 });
});
