import { foreignAddress, picturesIn } from '#deck';
import { env } from '#store/env.ts';

/** No more pictures of other sites are copied for one deck. */
const MAX_MIRRORED = 300;
/** What a picture of another site needs: without it a text, which is saved often, need not be taken apart. */
const MAY_SHOW = /!\[|<img|\]:|data-background|parallaxBackgroundImage/i;

/** The pictures of other sites that a text shows, each once, in its order, as URLs say their addresses. */
export function foreignPictures(text: string): readonly string[] {
  if (!MAY_SHOW.test(text)) return [];
  const { APP_URL } = env();
  const own = APP_URL === undefined ? null : new URL(APP_URL).origin;
  const all = picturesIn(text).map(({ src }) => foreignAddress(src));
  return [...new Set(all.filter((src) => src !== null && new URL(src).origin !== own))].slice(0, MAX_MIRRORED) as string[];
}
