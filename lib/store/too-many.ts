import { LANGUAGE_COOKIE, type Language, languageFor, words } from '#words';
import type { Problem } from './errors.ts';
import { cookiesIn } from './people.ts';

/** A problem that passes by itself: said in the asker's language, as a page to who opened one. `retryAfter` in seconds. */
export function tooManyResponse(problem: Problem, retryAfter: number, { headers }: Request): Response {
  const language = languageFor(cookiesIn(headers.get('cookie'), LANGUAGE_COOKIE)[0] ?? headers.get('accept-language'));
  const { tooMany, tooManyHelp } = words[language].states;
  const detail = tooManyHelp(Math.ceil(retryAfter / 60));
  const isPage = headers.get('accept')?.includes('text/html') === true;
  const type = isPage ? 'text/html' : 'application/problem+json';
  const body = isPage ? page(language, tooMany, detail) : JSON.stringify({ ...problem, title: tooMany, detail });
  return new Response(body, {
    status: problem.status,
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'Retry-After': `${retryAfter}`,
      'X-Content-Type-Options': 'nosniff',
    },
  });
}

/** Where pages themselves would cost what is to be spared. */
const page = (language: Language, title: string, detail: string): string => `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
body { margin: 20vh auto; max-width: 30rem; padding: 0 1.5rem; font: 1rem/1.5 system-ui, sans-serif; color: #1c1f24; background: #f7f8fa }
h1 { font-size: 1.5rem; line-height: 1.25 }
@media (prefers-color-scheme: dark) { body { color: #e6e8eb; background: #16181c } }
</style>
<h1>${title}</h1>
<p>${detail}</p>
`;
