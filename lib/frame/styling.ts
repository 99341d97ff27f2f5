import allCss from './css/all.css?inline';
import baseCss from './css/base.css?inline';
import fontCss from './css/fonts.css?inline';
import markdownCss from './css/markdown.css?inline';
import phoneCss from './css/phone.css?inline';
import pictureCss from './css/picture.css?inline';
import reflowCss from './css/reflow.css?inline';
import resetCss from './css/reset.css?inline';
import type { Slide } from './deck-state.ts';
import { confineCss } from './deck-styles.ts';
import type { Scene } from './scene.ts';
import type { Sheets } from './sheets.ts';
import { themeCss, themeFonts } from './themes.ts';

/** Views that show the deck's own look. */
const DRESSED: ReadonlySet<Scene['view']> = new Set(['stage', 'phone', 'all', 'still', 'pages', 'steps', 'handout']);

/** Puts the style sheets of a scene there: the deck's theme, its own CSS, confined, and ours. */
export function createStyling(sheets: Sheets): (scene: Scene) => void {
  let written = '';
  let confined = '';
  sheets.set('base', resetCss + baseCss + fontCss + markdownCss);
  sheets.set('view', pictureCss + allCss + reflowCss + phoneCss);
  return ({ deck, view }) => {
    const isDressed = DRESSED.has(view);
    setLanguage(deck.parsed.settings.lang ?? '');
    sheets.set('theme', isDressed ? themeCss(deck.parsed.settings.theme) : null);
    themeFonts(deck.parsed.settings.theme)
      ?.then((fonts) => sheets.set('fonts', fonts))
      .catch(reportError);
    const css = cssOf(deck.slides);
    if (css !== written) confined = confineCss(css);
    written = css;
    sheets.set('deck', isDressed && confined !== '' ? confined : null);
  };
}

/** Written anew, even the same language has the browser reckon all styles again. */
function setLanguage(lang: string): void {
  if (document.documentElement.lang !== lang) document.documentElement.lang = lang;
}

/** The contents of all `<style>` elements, in order. Only slides that have one are rendered for it. */
function cssOf(slides: readonly Slide[]): string {
  return slides
    .filter(({ content }) => /<style/i.test(content.text))
    .flatMap(({ content }) => content.rendered().styles)
    .join('\n');
}
