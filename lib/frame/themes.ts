import beige from 'reveal.js/theme/beige.css?inline';
import black from 'reveal.js/theme/black.css?inline';
import blackContrast from 'reveal.js/theme/black-contrast.css?inline';
import blood from 'reveal.js/theme/blood.css?inline';
import dracula from 'reveal.js/theme/dracula.css?inline';
import league from 'reveal.js/theme/league.css?inline';
import moon from 'reveal.js/theme/moon.css?inline';
import night from 'reveal.js/theme/night.css?inline';
import serif from 'reveal.js/theme/serif.css?inline';
import simple from 'reveal.js/theme/simple.css?inline';
import sky from 'reveal.js/theme/sky.css?inline';
import solarized from 'reveal.js/theme/solarized.css?inline';
import white from 'reveal.js/theme/white.css?inline';
import whiteContrast from 'reveal.js/theme/white-contrast.css?inline';

/** All of them are 2 kB compressed, less than another request costs. The build takes their fonts and imports out. */
const themes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    beige,
    black,
    'black-contrast': blackContrast,
    blood,
    dracula,
    league,
    moon,
    night,
    serif,
    simple,
    sky,
    solarized,
    white,
    'white-contrast': whiteContrast,
  }),
);

/** Themes whose fonts are beside the document. The others have Source Sans and Lato, which every deck may name, or the reader's own. */
const WITH_FONTS: ReadonlySet<string> = new Set(['blood', 'league', 'moon', 'night', 'simple', 'sky', 'solarized']);

/** Declares a theme's fonts: the browser loads those that are used. Null for a theme that needs none. */
export function themeFonts(name: string): Promise<string> | null {
  return WITH_FONTS.has(name) ? import('./css/theme-fonts.css?inline').then((module) => module.default) : null;
}

/** The style sheet of one of reveal's themes; that of "black" for a name that is none. */
export function themeCss(name: string): string {
  return themes.get(name) ?? black;
}
