import { changing } from '#store/api-answer.ts';
import { mustKeepSections } from '#store/callings.ts';
import { revisionNumber, revisionText } from '#store/revisions.ts';
import { rooms } from '#store/rooms-door.ts';
import { visitFor, writerAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string; n: string }> };

/** Turns the text into that of a revision, as an ordinary edit. */
export const POST = changing(async (request, { params }: Context) => {
  const { id, n } = await params;
  const visit = await visitFor(id, request.headers, 'edit');
  await mustKeepSections(visit, await revisionText(id, revisionNumber(n)));
  const writer = await writerAt(request.headers);
  await rooms().restore(id, revisionNumber(n), writer?.id ?? null);
  return new Response(null, { status: 204 });
});
