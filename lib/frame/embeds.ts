import type { Decorator } from './decorators.ts';
import { DECORATED } from './lazily.ts';
import { EMBED_MARK, SOURCE_MARK } from './sanitise.ts';
import type { Words } from './scene.ts';
import type { Sheets } from './sheets.ts';

/** Makes cards of the placeholders of videos, pages and files; what that needs is loaded with the first one. */
export function createEmbedDecorator(sheets: Sheets, words: () => Words | null): Decorator {
  let loaded: typeof import('./embed-cards.ts') | null = null;
  const fill = (place: HTMLElement) => {
    const known = words();
    const embed = { kind: place.getAttribute(EMBED_MARK) ?? '', source: place.getAttribute(SOURCE_MARK) ?? '' };
    if (known) loaded?.fillCard(place, embed, known);
  };
  async function later(places: readonly HTMLElement[]) {
    loaded ??= await import('./embed-cards.ts');
    sheets.set('embeds', loaded.embedCss);
    for (const place of places.filter(({ isConnected }) => isConnected)) {
      fill(place);
      place.dispatchEvent(new CustomEvent(DECORATED, { bubbles: true }));
    }
  }
  return (root) => {
    const places = [...root.querySelectorAll<HTMLElement>(`[${EMBED_MARK}]:empty`)];
    if (places.length === 0) return undefined;
    if (!loaded) return later(places).catch(reportError);
    places.forEach(fill);
    return undefined;
  };
}
