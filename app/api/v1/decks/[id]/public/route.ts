import { answering, taggedResponse } from '#store/api-answer.ts';
import { rooms } from '#store/rooms-door.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** The public text and the stage with their revision: with these a follower needs only what comes after. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'view');
  return taggedResponse(request, JSON.stringify(await rooms().publicStateOf(id)));
});
