import { Mark } from './mark.tsx';
import classes from './shell.module.css';

/** The mark as the way to all decks; `label` names it where the word is not shown. */
export function HomeLink({ label, compact = false }: { readonly label: string; readonly compact?: boolean }) {
  return (
    <a className={classes['home']} href="/" aria-label={compact ? label : undefined}>
      <Mark />
      {compact ? null : <span>Lectern</span>}
    </a>
  );
}
