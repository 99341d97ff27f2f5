'use client';
import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import classes from './share.module.css';

export type Option = { readonly value: string; readonly label: string };
type Props = {
  readonly face: ReactNode;
  readonly name: string;
  /** Stands behind the name: "(you)". */
  readonly mark?: string;
  readonly hint: string;
  readonly level: string;
  readonly options: readonly Option[];
  readonly onLevel: (level: string) => void;
};

/** Somebody, and what they may do. */
export function ShareeRow({ face, name, mark, hint, level, options, onLevel }: Props) {
  const { share } = useWords();
  const isPhone = useIsPhone();
  return (
    <li className={classes['row']}>
      {face}
      <div className={classes['who']}>
        <p>
          <strong>{name}</strong> {mark ? <span>{mark}</span> : null}
        </p>
        <small>{hint}</small>
      </div>
      <NativeSelect
        className={classes['level'] ?? ''}
        size={isPhone ? 'md' : 'sm'}
        aria-label={share.levelOf(name)}
        value={level}
        onChange={(event) => onLevel(event.currentTarget.value)}
        data={[...options]}
      />
    </li>
  );
}

/** A round sign for groups and everybody. */
export function Sign({ children }: { readonly children: ReactNode }) {
  return (
    <span className={classes['sign']} aria-hidden="true">
      {children}
    </span>
  );
}
