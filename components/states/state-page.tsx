import type { ReactNode } from 'react';
import { Bar } from '#components/shell/bar.tsx';
import { HomeLink } from '#components/shell/home-link.tsx';
import classes from './states.module.css';

type Props = {
  readonly title: string;
  readonly text: string;
  /** What to do now. */
  readonly children: ReactNode;
};

/** A whole page for a state in which there is nothing else to show: says the state, then what to do. */
export function StatePage({ title, text, children }: Props) {
  return (
    <div className={classes['page']}>
      <Bar>
        <HomeLink label="Lectern" />
      </Bar>
      <main className={classes['main']}>
        <section className={classes['panel']}>
          <h1>{title}</h1>
          <p>{text}</p>
          <div className={classes['actions']}>{children}</div>
        </section>
      </main>
    </div>
  );
}
