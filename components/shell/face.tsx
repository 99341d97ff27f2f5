import type { CSSProperties } from 'react';
import { coloursOf } from '#wire';
import { initialsOf } from './person.ts';
import classes from './shell.module.css';

type Props = {
  readonly id: string;
  readonly name: string;
  /** Diameter in pixels. */
  readonly size?: number;
};

/** A person's face: initials on their colour. Hidden from assistive technology: the name stands beside it or labels the button around it. */
export function Face({ id, name, size = 28 }: Props) {
  const { color, colorLight } = coloursOf(id);
  const style = { '--face': `${size}px`, '--face-light': color, '--face-dark': colorLight } as CSSProperties;
  return (
    <span className={classes['face']} style={style} aria-hidden="true">
      {initialsOf(name, size < 24 ? 1 : 2)}
    </span>
  );
}
