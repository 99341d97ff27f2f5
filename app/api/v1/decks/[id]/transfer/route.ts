import * as z from 'zod';
import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { transferDeck } from '#store/grants.ts';
import { shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string }> };
const transferSchema = z.object({ to: z.string().min(1).max(64) });

/** Hands one's ownership to another person, and keeps the right to edit. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const visit = await visitToShare(id, request.headers);
  const { to } = await readSmall(request, transferSchema);
  if (!visit.person) throw new LecternError('no-person', 'Only a person can give a deck away.');
  await transferDeck(id, visit.person.id, to);
  await shared(visit, { act: 'owner-changed', userId: to });
  return new Response(null, { status: 204 });
});
