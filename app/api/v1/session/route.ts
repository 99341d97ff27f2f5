import { changing, jsonResponse } from '#store/api-answer.ts';
import { isSecure } from '#store/caller.ts';
import { LecternError } from '#store/errors.ts';
import { endSessionUrl } from '#store/oidc.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { cookiesIn } from '#store/people.ts';
import { sessionCookie } from '#store/sessions.ts';
import { signOut } from '#store/sign-out.ts';

/** Signs out at this browser. `next`: where the provider signs them out, too; "/" where there is nothing more to do. */
export const DELETE = changing(async (request) => {
  const settings = oidcSettings();
  if (!settings) throw new LecternError('no-route', 'There is no sign-in here.');
  const secure = isSecure(settings.appUrl);
  const name = sessionCookie(secure);
  const [token = ''] = cookiesIn(request.headers.get('cookie'), name);
  const ended = await signOut(token);
  const next = ended ? await endSessionUrl(settings, ended.idToken) : null;
  const cleared = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  return jsonResponse({ next: next ?? '/' }, { headers: { 'Set-Cookie': cleared } });
});
