import { reaches } from '#access';
import { addressOf, answering } from '#store/api-answer.ts';
import { countLinkMiss, mustBeUnder } from '#store/limits.ts';
import { findLink, keptLinks, LINKS_COOKIE } from '#store/links.ts';
import { deckOfOldName } from '#store/old-names.ts';
import { visit } from '#store/visit.ts';

type Context = { params: Promise<{ token: string }> };

const YEAR_SECONDS = 31_536_000;
/** An address where never a deck is: the page says so. */
const NOWHERE = '/d/-';

/** Opens a share link: its token goes into a cookie and leaves the address. One that is wrong, over or revoked leads to the page for decks that are not there. */
export const GET = answering(async (request, { params }: Context) => {
  const { token } = await params;
  await mustBeUnder('links', request.headers);
  const link = await findLink(token);
  const old = link ? null : await oldDeck(token, request.headers);
  if (!link && old === null) await countLinkMiss(token, request.headers);
  const headers = new Headers({
    Location: placeOf(link?.deckId ?? old),
    'Cache-Control': 'no-store',
    'Referrer-Policy': 'no-referrer',
  });
  if (link) headers.set('Set-Cookie', cookie(request, token));
  return new Response(null, { status: 303, headers });
});

const placeOf = (deckId: string | null): string => (deckId === null ? NOWHERE : `/d/${deckId}`);

/** HedgeDoc showed its published notes at the same address, by short id or alias. Null for who may not see the deck. */
async function oldDeck(name: string, headers: Headers): Promise<string | null> {
  const id = await deckOfOldName(name);
  const found = await visit(id ?? '-', headers);
  return found && reaches(found.level, 'view') ? found.deck.id : null;
}

function cookie(request: Request, token: string): string {
  const secure = addressOf(request, '/').startsWith('https:') ? '; Secure' : '';
  return `${LINKS_COOKIE}=${keptLinks(request.headers.get('cookie'), token)}; Path=/; Max-Age=${YEAR_SECONDS}; HttpOnly; SameSite=Lax${secure}`;
}
