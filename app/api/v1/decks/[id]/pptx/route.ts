import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { countFor } from '#store/limits.ts';
import { makingAnswer } from '#store/paper/making-answer.ts';
import { languageOf, paperOf } from '#store/paper/paper-of.ts';
import { mustHaveBrowser, paperMaker, waiterOf } from '#store/paper/pdf.ts';
import { pptxKind } from '#store/paper/pptx.ts';
import { pptxWishSchema } from '#store/paper/wish.ts';

type Context = { params: Promise<{ id: string }> };

/** A deck as pictures in a presentation for PowerPoint; answers as the PDF's route, and counts with it. */
export const POST = changing(async (request, { params }: Context) => {
  const { notes } = await readSmall(request, pptxWishSchema);
  const paper = await paperOf(request, (await params).id, { kind: 'pages', notes });
  mustHaveBrowser();
  const { caller } = paper.visit;
  await countFor('pdf', caller, request.headers);
  return makingAnswer(request, paperMaker(paper, waiterOf(caller, request.headers), pptxKind(paper, languageOf(request.headers))));
});
