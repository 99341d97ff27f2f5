import NextAuth from 'next-auth';
import { answering, changing } from '#store/api-answer.ts';
import { LecternError } from '#store/errors.ts';
import { countFailure, mustBeUnder } from '#store/limits.ts';
import { oidcSettings } from '#store/oidc-settings.ts';
import { optionsFor, PROVIDER } from '../options.ts';

type Context = { params: Promise<{ nextauth: string[] }> };

/** Of next-auth's addresses only those that a login needs. */
const gets = ['csrf', 'signin', 'error', `callback/${PROVIDER}`];
const posts = [`signin/${PROVIDER}`];

const through = (known: readonly string[]) => async (request: Request, context: Context) => {
  const settings = oidcSettings();
  const { nextauth } = await context.params;
  if (!settings || !known.includes(nextauth.join('/'))) throw new LecternError('no-route', 'There is no sign-in at this address.');
  await mustBeUnder('login', request.headers);
  const response: Response = await NextAuth(optionsFor(settings, request))(request, context);
  if (hasFailed(nextauth, response)) await countFailure('login', request.headers);
  response.headers.set('Cache-Control', 'no-store');
  return response;
};

/** A login that came back from the provider and led to nothing. */
const hasFailed = ([action]: readonly string[], { headers }: Response): boolean =>
  action === 'callback' && /[?&]error=/.test(headers.get('location') ?? '');

export const GET = answering(through(gets));
export const POST = changing(through(posts));
