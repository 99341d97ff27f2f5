'use client';
import { Rows, useAdminWords } from '#components/account/rows.tsx';
import { When } from '#components/library/when-text.tsx';
import type { AuditRow } from './types.ts';

/** What was done to rights, sign-ins and people, newest first. */
export function AuditTable({ entries }: { readonly entries: readonly AuditRow[] }) {
  const words = useAdminWords();
  const rows = entries.map(({ id, at, act, by, about, detail }) => ({
    id,
    cells: [
      <When key="at" time={at} />,
      <code key="act">{act}</code>,
      by ?? '',
      about.join(' · '),
      detail === '{}' ? '' : <code key="detail">{detail}</code>,
    ],
  }));
  if (rows.length === 0) return <p>{words.nothing}</p>;
  return <Rows label={words.audit} columns={[words.when, words.act, words.by, words.about, words.detail]} rows={rows} />;
}
