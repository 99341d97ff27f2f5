'use client';
import type { ReactNode } from 'react';
import { Bar } from '#components/shell/bar.tsx';
import { FullProviders } from '#components/shell/full-providers.tsx';
import { HomeLink } from '#components/shell/home-link.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { useWords } from '#components/words.tsx';
import classes from './plain-page.module.css';

type Props = {
  readonly title: string;
  /** What this page does, beside its title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A page about an account or this Lectern: a bar, a title, and what there is. */
export function PlainPage({ title, action, children }: Props) {
  const { common } = useWords();
  return (
    <FullProviders>
      <SkipLink to="main">{common.skipToContent}</SkipLink>
      <Bar>
        <HomeLink label="Lectern" />
      </Bar>
      <main id="main" tabIndex={-1} className={classes['main']}>
        <div className={classes['head']}>
          <h1 className={classes['title']}>{title}</h1>
          {action}
        </div>
        {children}
      </main>
    </FullProviders>
  );
}
