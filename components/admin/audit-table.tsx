'use client';
import { Rows, useAdminWords } from '#components/account/rows.tsx';
import { When } from '#components/library/when-text.tsx';
import { useLanguage } from '#components/words.tsx';
import { auditWords, type Language } from '#words';
import type { AuditRow } from './types.ts';

/** What was done to rights, sign-ins and people, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditRow[] }) {
  const words = useAdminWords();
  const language = useLanguage();
  const { acts, keys, values } = auditWords[language];
  const rows = entries.map(({ id, at, act, by, about, detail }) => ({
    id,
    cells: [
      <When key="at" time={at} />,
      say(acts, act),
      by ?? '',
      about.join(' · '),
      detail.map(([key, value]) => `${say(keys, key)}: ${key === 'expiresAt' ? day(value, language) : say(values, value)}`).join(' · '),
    ],
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return <Rows label={words.audit} columns={[words.when, words.act, words.by, words.about, words.detail]} rows={rows} />;
}

/** The word for a code; what has none is said as it is. */
const say = (known: Readonly<Record<string, string>>, code: string): string => (Object.hasOwn(known, code) ? (known[code] ?? code) : code);

/** The day of a link's end, the same on server and page. */
const day = (time: string, language: Language): string =>
  new Date(time).toLocaleDateString(language === 'de' ? 'de-DE' : 'en-GB', { timeZone: 'UTC', dateStyle: 'long' });
