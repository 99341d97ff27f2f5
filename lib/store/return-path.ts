const NOWHERE = 'http://nowhere.invalid';

/** The page of ours that somebody wants to come back to; the library for all that is not a plain path on this site. */
export function returnPath(wish: string | null | undefined): string {
  if (!wish?.startsWith('/') || wish.length > 2000 || /[\\\p{Cc}]/u.test(wish) || !URL.canParse(wish, NOWHERE)) return '/';
  const { origin, pathname, search, hash } = new URL(wish, NOWHERE);
  const isPage = origin === NOWHERE && !pathname.startsWith('//') && !/^\/(api|signin)(\/|$)/i.test(pathname);
  return isPage ? `${pathname}${search}${hash}` : '/';
}
