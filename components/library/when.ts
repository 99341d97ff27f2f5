import { clockTime } from '#live/durations.ts';
import type { Language } from '#words';

export type DayWords = { readonly today: string; readonly yesterday: string };

const DAY_MS = 86_400_000;
const locales: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const dayOf = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** A time as people say it, in this machine's zone: "Today, 11:40", "Yesterday, 09:12", "7 March", "7 March 2023". */
export function sayWhen(time: number, now: number, { language, words }: { language: Language; words: DayWords }): string {
  const locale = locales[language];
  const clock = clockTime(time, language);
  // half a day of slack: a day has 23 or 25 hours when the clocks change
  const days = Math.floor((dayOf(now) - dayOf(time) + DAY_MS / 2) / DAY_MS);
  if (days === 0) return `${words.today}, ${clock}`;
  if (days === 1) return `${words.yesterday}, ${clock}`;
  const isThisYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...(isThisYear ? {} : { year: 'numeric' }) }).format(time);
}
