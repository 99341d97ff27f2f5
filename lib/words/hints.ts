import { area } from './area.ts';
import { hintsDe } from './hints-de.ts';
import { hintsEn } from './hints-en.ts';

export { type HintWords, sayComplaint, sayFix } from './hints-type.ts';

/** What could be better in a deck's text, and what can be done about it. */
export const hints = area({ en: hintsEn, de: hintsDe });
