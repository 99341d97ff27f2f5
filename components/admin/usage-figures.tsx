'use client';
import classes from '#components/account/plain-page.module.css';
import { useAdminWords } from '#components/account/rows.tsx';
import { useLanguage } from '#components/words.tsx';
import type { Usage } from './types.ts';

const MIB = 1_048_576;

/** How much there is of everything. */
export function UsageFigures({ usage }: { readonly usage: Usage }) {
  const words = useAdminWords();
  const number = new Intl.NumberFormat(useLanguage(), { maximumFractionDigits: 1 });
  const figures = [
    [words.accounts, usage.accounts],
    [words.suspendedAccounts, usage.suspended],
    [words.guests, usage.guests],
    [words.decks, usage.decks],
    [words.trashed, usage.trashed],
    [words.live, usage.live],
    [words.openSessions, usage.sessions],
    [words.apiTokens, usage.tokens],
    [words.shareLinks, usage.links],
  ] as const;
  return (
    <dl className={classes['figures']}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{number.format(count)}</dd>
        </div>
      ))}
      <div>
        <dt>{words.bytes}</dt>
        <dd>{number.format(usage.bytes / MIB)} MiB</dd>
      </div>
    </dl>
  );
}
