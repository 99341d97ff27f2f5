import { renameDeck } from './rename.ts';

/** A day of the calendar; `month` 1 to 12. */
export type Day = { readonly year: number; readonly month: number; readonly day: number };
/** What a template's variables are filled with. `today` as the person who makes the deck has it. */
export type TemplateValues = { readonly title: string; readonly author: string; readonly today: Day };

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const VARIABLE = /\{\{[ \t]*(date|title|author|next:[ \t]*([a-z]{6,9}))[ \t]*\}\}/gi;
const TITLED = /\{\{[ \t]*title[ \t]*\}\}/i;
/** The title's line in the front matter: what is written there has to be quoted. */
const OWN_LINE = /^title:[ \t]*["']?\{\{[ \t]*title[ \t]*\}\}["']?[ \t]*$/im;
/** Days of each month in a common year. */
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WEEK = 7;

/** The text of a new deck: the template's, with its variables filled and under its new title. Rules D312 to D317. */
export function fillTemplate(text: string, values: TemplateValues): string {
  const filled = text.replace(
    VARIABLE,
    (variable, name: string, weekday: string | undefined) => filledWith(name, weekday, values) ?? variable,
  );
  if (TITLED.test(text) && !OWN_LINE.test(text)) return filled;
  return renameDeck(filled, values.title).reduce(
    (now, { from, remove, insert }) => now.slice(0, from) + insert + now.slice(from + remove),
    filled,
  );
}

function filledWith(name: string, weekday: string | undefined, { title, author, today }: TemplateValues): string | null {
  if (weekday !== undefined) return nextOn(today, weekday.toLowerCase());
  switch (name.toLowerCase()) {
    case 'date':
      return written(today);
    case 'title':
      return oneLine(title);
    default:
      return oneLine(author);
  }
}

const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** The first such day after today; null for a word that is no day of the week. */
function nextOn(today: Day, weekday: string): string | null {
  const wanted = WEEKDAYS.indexOf(weekday);
  if (wanted < 0) return null;
  let day = today;
  for (let ahead = 0; ahead < WEEK; ahead += 1) {
    day = dayAfter(day);
    if (weekdayOf(day) === wanted) break;
  }
  return written(day);
}

function dayAfter({ year, month, day }: Day): Day {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = (MONTH_DAYS[month - 1] ?? 31) + (month === 2 && isLeap ? 1 : 0);
  if (day < days) return { year, month, day: day + 1 };
  return month < 12 ? { year, month: month + 1, day: 1 } : { year: year + 1, month: 1, day: 1 };
}

/** 0 for Sunday, by Sakamoto's method. */
function weekdayOf({ year, month, day }: Day): number {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0;
  const y = month < 3 ? year - 1 : year;
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % WEEK;
}

/** ISO 8601: read alike everywhere. */
const written = ({ year, month, day }: Day): string => [String(year).padStart(4, '0'), two(month), two(day)].join('-');
const two = (number: number): string => String(number).padStart(2, '0');
