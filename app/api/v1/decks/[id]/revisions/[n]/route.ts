import { answering, markdownResponse } from '#store/api-answer.ts';
import { revisionNumber, revisionText } from '#store/revisions.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string; n: string }> };

/** The text of a revision; for those who may edit. */
export const GET = answering(async (request, { params }: Context) => {
  const { id, n } = await params;
  await visitFor(id, request.headers, 'edit');
  return markdownResponse(request, await revisionText(id, revisionNumber(n)));
});
