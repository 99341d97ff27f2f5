'use client';
import { Button } from '@mantine/core';

type Props = { readonly label: string; readonly about: string; readonly red?: boolean; readonly onClick: () => void };

/** Something to do with what a row is about. */
export function RowAct({ label, about, red = false, onClick }: Props) {
  return (
    <Button variant="subtle" size="compact-sm" aria-label={`${label}: ${about}`} onClick={onClick} {...(red ? { color: 'red' } : {})}>
      {label}
    </Button>
  );
}
