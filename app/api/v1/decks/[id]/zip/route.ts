import { answering } from '#store/api-answer.ts';
import { zipAnswer } from '#store/paper/zip.ts';
import { type Visit, visitFor } from '#store/visit.ts';
import { fileNameOf } from '#wire';

type Context = { params: Promise<{ id: string }> };

async function* one(visit: Visit) {
  yield visit;
}

/** A deck's text with its pictures, linked relatively. */
export const GET = answering(async (request, { params }: Context) => {
  const visit = await visitFor((await params).id, request.headers, 'view');
  return zipAnswer({ request, name: fileNameOf(visit.deck.title, 'zip'), decks: one(visit), folders: false });
});
