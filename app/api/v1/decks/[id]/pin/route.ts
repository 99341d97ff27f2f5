import { changing } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';
import { pinDeck } from '#store/pins.ts';
import { visitFor, writerAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

const pinning = (on: boolean) =>
  changing(async (request, { params }: Context) => {
    const { id } = await params;
    await visitFor(id, request.headers, 'view');
    const person = await writerAt(request.headers);
    if (!person) throw new LecternError('no-person', 'Open a page first; it sets the cookie by which we know you.');
    await pinDeck(person.id, id, on);
    return new Response(null, { status: 204 });
  });

/** Keeps a deck among one's pinned ones, or no more. */
export const PUT = pinning(true);
export const DELETE = pinning(false);
