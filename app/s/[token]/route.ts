import { addressOf, answering } from '#store/api-answer.ts';
import { countLinkMiss, mustBeUnder } from '#store/limits.ts';
import { findLink, keptLinks, LINKS_COOKIE } from '#store/links.ts';

type Context = { params: Promise<{ token: string }> };

const YEAR_SECONDS = 31_536_000;
/** An address where never a deck is: the page says so. */
const NOWHERE = '/d/-';

/** Opens a share link: its token goes into a cookie and leaves the address. One that is wrong, over or revoked leads to the page for decks that are not there. */
export const GET = answering(async (request, { params }: Context) => {
  const { token } = await params;
  await mustBeUnder('links', request.headers);
  const link = await findLink(token);
  if (!link) await countLinkMiss(token, request.headers);
  const headers = new Headers({
    Location: link ? `/d/${link.deckId}` : NOWHERE,
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  if (link) headers.set('Set-Cookie', cookie(request, token));
  return new Response(null, { status: 303, headers });
});

function cookie(request: Request, token: string): string {
  const secure = addressOf(request, '/').startsWith('https:') ? '; Secure' : '';
  return `${LINKS_COOKIE}=${keptLinks(request.headers.get('cookie'), token)}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
