import type { ReactNode } from 'react';
import classes from './shell.module.css';

/** The bar at the top of a page: 56 px, stays in sight. */
export function Bar({ children }: { readonly children: ReactNode }) {
  return <header className={classes['bar']}>{children}</header>;
}
