import { answering } from '#store/api-answer.ts';
import { readForm } from '#store/api-body.ts';
import { LecternError } from '#store/errors.ts';
import { sessionsToEnd } from '#store/logout-token.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { signOutAll } from '#store/sign-out.ts';

/** The provider says that somebody signed out there. Nobody else can: it is the token that counts, not where it comes from. */
export const POST = answering(async (request) => {
  const settings = oidcSettings();
  if (!settings) throw new LecternError('no-route', 'There is no sign-in here.');
  const token = (await readForm(request)).get('logout_token') ?? '';
  await signOutAll(await sessionsToEnd(token, settings), { actorId: null });
  return new Response(null, { status: 200, headers: { 'Cache-Control': 'no-store' } });
});
