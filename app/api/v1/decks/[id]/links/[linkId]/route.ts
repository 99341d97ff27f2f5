import { changing } from '#store/api-answer.ts';
import { revokeLink } from '#store/links.ts';
import { shared, visitToShare } from '#store/share-api.ts';

type Context = { params: Promise<{ id: string; linkId: string }> };

/** Revokes a link: whoever came by it has nothing of it from now on. */
export const DELETE = changing(async (request, { params }: Context) => {
  const { id, linkId } = await params;
  const visit = await visitToShare(id, request.headers);
  await revokeLink(id, linkId);
  await shared(visit, { act: 'link-revoked', detail: { linkId } });
  return new Response(null, { status: 204 });
});
