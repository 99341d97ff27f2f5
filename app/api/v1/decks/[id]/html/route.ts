import { answering } from '#store/api-answer.ts';
import { fileAnswer } from '#store/paper/making-answer.ts';
import { languageOf, textFor } from '#store/paper/paper-of.ts';
import { standaloneOf } from '#store/paper/standalone.ts';
import { visitFor } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** A deck as one HTML file that plays without a network; `?notes` keeps the speaker's in its text, for those who may see them. */
export const GET = answering(async (request, { params }: Context) => {
  const visit = await visitFor((await params).id, request.headers, 'view');
  const text = await textFor(visit, new URL(request.url).searchParams.has('notes'));
  return fileAnswer(await standaloneOf({ visit, text, language: languageOf(request.headers) }));
});
