import { changing } from '#store/api-answer.ts';
import { audit } from '#store/audit.ts';
import { LecternError } from '#store/errors.ts';
import { revokeToken } from '#store/tokens.ts';
import { signedIn } from '#store/visit.ts';

type Context = { params: Promise<{ id: string }> };

/** Takes a token back. */
export const DELETE = changing(async (request, { params }: Context) => {
  const { account } = await signedIn(request.headers);
  if (!(await revokeToken(account.id, (await params).id))) throw new LecternError('no-route', 'You have no such token.');
  await audit({ act: 'token-revoked', actorId: account.id });
  return new Response(null, { status: 204 });
});
