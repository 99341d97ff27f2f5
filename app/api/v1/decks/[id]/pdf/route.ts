import { changing } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { countFor } from '#store/limits.ts';
import { makingAnswer } from '#store/paper/making-answer.ts';
import { paperOf } from '#store/paper/paper-of.ts';
import { mustHaveBrowser, paperMaker, pdfKind, waiterOf } from '#store/paper/pdf.ts';
import { paperWishSchema } from '#store/paper/wish.ts';

type Context = { params: Promise<{ id: string }> };

/** A deck's PDF; with `Accept: application/x-ndjson` how far it is, line by line, and then the file. */
export const POST = changing(async (request, { params }: Context) => {
  const wish = await readSmall(request, paperWishSchema);
  const paper = await paperOf(request, (await params).id, wish);
  mustHaveBrowser();
  const { caller } = paper.visit;
  await countFor('pdf', caller, request.headers);
  return makingAnswer(request, paperMaker(paper, waiterOf(caller, request.headers), pdfKind));
});
