import { reaches } from '#access';
import { answering, changing, markdownResponse } from '#store/api-answer.ts';
import { readDeck } from '#store/api-body.ts';
import { mustKeepSections } from '#store/callings.ts';
import { rooms } from '#store/rooms-door.ts';
import { visitFor, writerAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** The raw text; without speaker notes for those who may not present. */
export const GET = answering(async (request, { params }: Context) => {
  const { id } = await params;
  const { level } = await visitFor(id, request.headers, 'view');
  const text = reaches(level, 'present') ? await rooms().textOf(id) : (await rooms().publicStateOf(id)).text;
  return markdownResponse(request, text);
});

/** Replaces the text as a minimal edit of the live document. */
export const PUT = changing(async (request, { params }: Context) => {
  const { id } = await params;
  const visit = await visitFor(id, request.headers, 'edit');
  const { markdown } = await readDeck(request);
  await mustKeepSections(visit, markdown);
  const writer = await writerAt(request.headers);
  await rooms().replaceText(id, markdown, writer?.id ?? null);
  return new Response(null, { status: 204 });
});
