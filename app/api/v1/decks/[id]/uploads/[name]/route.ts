import { changing } from '#store/api-answer.ts';
import { removePicture } from '#store/uploads/remove-picture.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string; name: string }> };

/** Takes a picture out of the deck, wherever its text still names it. */
export const DELETE = changing(async (request, { params }: Context) => {
  const { id, name } = await params;
  await visitFor(id, request.headers, 'edit');
  await removePicture(id, name);
  return new Response(null, { status: 204 });
});
