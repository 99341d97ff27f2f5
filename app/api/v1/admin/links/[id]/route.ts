import { revokeAnyLink } from '#store/admin-acts.ts';
import { changing } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';
import { adminAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Takes back a share link of any deck. */
export const DELETE = changing(async (request, { params }: Context) => {
  const admin = await adminAt(request.headers);
  if (!(await revokeAnyLink((await params).id, admin.id))) throw new LecternError('no-route', 'There is no such link.');
  return new Response(null, { status: 204 });
});
