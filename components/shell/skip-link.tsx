import classes from './shell.module.css';

/** Lets keyboard users jump over the bar to the element with the id `to`. The first thing in the page's tab order. */
export function SkipLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a className={classes['skip']} href={`#${to}`}>
      {children}
    </a>
  );
}
