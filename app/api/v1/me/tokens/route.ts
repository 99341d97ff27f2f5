import * as z from 'zod';
import { answering, changing, jsonResponse } from '#store/api-answer.ts';
import { readSmall } from '#store/api-body.ts';
import { audit } from '#store/audit.ts';
import { forbidden, LecternError } from '#store/errors.ts';
import { cleanName } from '#store/people.ts';
import { makeToken, scopes, tokensOf } from '#store/tokens.ts';
import { signedIn } from '#store/visit.ts';

const DAY_MS = 24 * 3600_000;
const wishSchema = z.object({
  name: z.string().max(200),
  scope: z.enum(scopes),
  /** Null: it does not run out. */
  days: z.int().min(1).max(3660).nullable(),
});

/** Somebody's tokens; never the secret itself. */
export const GET = answering(async (request) => {
  const { account } = await signedIn(request.headers);
  return jsonResponse({ tokens: await tokensOf(account.id) });
});

/** Makes a token, which is shown this once. Only at a browser: a token makes no others. */
export const POST = changing(async (request) => {
  const { account } = await signedIn(request.headers);
  if (account.sessionId === null) throw forbidden('Tokens are made by people who are signed in.');
  const { name, scope, days } = await readSmall(request, wishSchema);
  const said = cleanName(name);
  if (!said) throw new LecternError('malformed', 'A token has a name.');
  const expiresAt = days === null ? null : new Date(Date.now() + days * DAY_MS);
  const made = await makeToken(account.id, { name: said, scope, expiresAt });
  if (!made) throw forbidden('There are too many tokens. Revoke some first.');
  await audit({ act: 'token-made', actorId: account.id, detail: { name: said, scope } });
  return jsonResponse({ ...made.made, token: made.token }, { status: 201 });
});
