import { changing } from '#store/api-answer.ts';
import { writerOf } from '#store/caller.ts';
import { LecternError } from '#store/errors.ts';
import { countFor } from '#store/limits.ts';
import { askForAccess } from '#store/requests.ts';
import { rooms } from '#store/rooms-door.ts';
import { callerOf } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Asks for access. The answer is the same whether there is such a deck or not. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const caller = await callerOf(request.headers);
  await countFor('requests', caller, request.headers);
  const person = await writerOf(caller);
  if (!person) throw new LecternError('no-person', 'Open a page first; it sets the cookie by which we know you.');
  askForAccess(id, person.id)
    .then((isNew) => (isNew ? rooms().accessChanged(id) : undefined))
    .catch(() => undefined);
  return new Response(null, { status: 202 });
});
