import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { foreignReport, tryAgain } from '#store/mirror/report.ts';
import { rooms } from '#store/rooms-door.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** The pictures of other sites that a deck shows, and our copies of them. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'edit');
  return jsonResponse(await foreignReport(id, await rooms().textOf(id)));
});

/** Tries to fetch again what could not be fetched. */
export const POST = changing(async (request, { params }: Context) => {
  const { id } = await params;
  await visitFor(id, request.headers, 'edit');
  return jsonResponse(await tryAgain(id, await rooms().textOf(id)));
});
