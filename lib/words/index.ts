import { account } from './account.ts';
import { common } from './common.ts';
import { editor } from './editor.ts';
import { follow } from './follow.ts';
import { frame } from './frame.ts';
import { importing } from './importing.ts';
import { library } from './library.ts';
import { name } from './name.ts';
import { share } from './share.ts';
import { speaker } from './speaker.ts';
import { stage } from './stage.ts';
import { states } from './states.ts';
import { taking } from './taking.ts';
import { versions } from './versions.ts';

export { admin as adminWords } from './admin.ts';
export { audit as auditWords } from './audit.ts';
export { groups as groupWords } from './groups.ts';
export { type HintWords, hints, sayComplaint, sayFix } from './hints.ts';
export { selecting as selectingWords } from './selecting.ts';
export { uploads as uploadWords } from './uploads.ts';

export type Language = 'en' | 'de';

/** Holds the language a person chose; without it the browser's Accept-Language decides. */
export const LANGUAGE_COOKIE = 'lectern_language';

/** Every word the app shows, by area; only the hints stand apart, which a follower's page does without. A value is a string or a function of what it mentions. */
export const words = {
  en: {
    account: account.en,
    common: common.en,
    editor: editor.en,
    follow: follow.en,
    frame: frame.en,
    importing: importing.en,
    library: library.en,
    name: name.en,
    share: share.en,
    speaker: speaker.en,
    stage: stage.en,
    states: states.en,
    taking: taking.en,
    versions: versions.en,
  },
  de: {
    account: account.de,
    common: common.de,
    editor: editor.de,
    follow: follow.de,
    frame: frame.de,
    importing: importing.de,
    library: library.de,
    name: name.de,
    share: share.de,
    speaker: speaker.de,
    stage: stage.de,
    states: states.de,
    taking: taking.de,
    versions: versions.de,
  },
};
export type Words = (typeof words)['en'];

/** The language for an Accept-Language header (or null): German where it is preferred, else English. */
export function languageFor(acceptLanguage: string | null): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find((tag): tag is Language => tag === 'en' || tag === 'de') ?? 'en';
}
