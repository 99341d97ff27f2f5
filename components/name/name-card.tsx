'use client';
import { Button, Paper, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import classes from './name.module.css';
import { useNameForm } from './use-name-form.ts';

type Props = {
  /** The name given by Lectern, such as "Guest 12". */
  readonly guest: string;
  readonly onSaved: (name: string) => void;
  /** The person does not want to say now. */
  readonly onLater: () => void;
};

/** A quiet card that asks a guest's name. Takes no focus and blocks nothing. */
export function NameCard({ guest, onSaved, onLater }: Props) {
  const { name, common } = useWords();
  const form = useNameForm('', onSaved);
  const isPhone = useIsPhone();
  const size = isPhone ? 'md' : 'sm';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onLater();
  };
  return (
    <Paper component="section" className={classes['card'] ?? ''} aria-label={name.yourName} onKeyDown={onKeyDown}>
      <form className={classes['ask']} onSubmit={form.onSubmit} noValidate>
        <p className={classes['question']}>
          {name.youWriteAs(guest)} <strong>{name.whatIsYours}</strong>
        </p>
        <div className={classes['answer']}>
          <TextInput
            className={classes['field'] ?? ''}
            size={size}
            aria-label={name.yourName}
            value={form.value}
            error={form.error}
            onChange={(event) => form.onChange(event.currentTarget.value)}
            autoComplete="name"
          />
          <Button type="submit" size={size} px={isPhone ? 14 : 18} loading={form.busy}>
            {common.save}
          </Button>
          <Button variant="subtle" color="gray" size={size} px={12} onClick={onLater}>
            {name.later}
          </Button>
        </div>
      </form>
    </Paper>
  );
}
