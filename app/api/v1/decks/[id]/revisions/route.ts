import * as z from 'zod';
import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { cleanName } from '#store/people.ts';
import { listRevisions } from '#store/revisions.ts';
import { rooms } from '#store/rooms-door.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };
const pageSchema = z.object({
  before: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).optional(),
});
const newSchema = z.object({ name: z.string().max(200) });

/** The kept states of the text, newest first; for those who may edit. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'edit');
  const page = pageSchema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!page.success) throw new LecternError('malformed', '`before` and `limit` are whole numbers.');
  return jsonResponse(await listRevisions(id, page.data));
});

/** Keeps the text as it is now under a name. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'edit');
  const name = cleanName((await readSmall(request, newSchema)).name);
  if (!name) throw new LecternError('malformed', 'A name has at least one visible character.');
  return jsonResponse(await rooms().keepRevision(id, name), { status: 201 });
});
