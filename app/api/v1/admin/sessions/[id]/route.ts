import { changing } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';
import { signOutAll } from '#store/sign-out.ts';
import { adminAt } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Ends somebody's session. */
export const DELETE = changing(async (request, { params }: Context) => {
  const admin = await adminAt(request.headers);
  const ended = await signOutAll({ id: (await params).id }, { actorId: admin.id });
  if (ended === 0) throw new LecternError('no-route', 'There is no such session.');
  return new Response(null, { status: 204 });
});
