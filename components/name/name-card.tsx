'use client';
import { Button, Group, Paper, Text, TextInput } from '@mantine/core';
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

/** A quiet card in the corner that asks a guest's name at the first edit. Takes no focus and blocks nothing. */
export function NameCard({ guest, onSaved, onLater }: Props) {
  const { name, common } = useWords();
  const form = useNameForm('', onSaved);
  return (
    <Paper component="section" className={classes['card'] ?? ''} aria-label={name.yourName}>
      <form onSubmit={form.onSubmit} noValidate>
        <Text size="sm">
          {name.youWriteAs(guest)} <strong>{name.whatIsYours}</strong>
        </Text>
        <TextInput
          mt={12}
          aria-label={name.yourName}
          value={form.value}
          error={form.error}
          onChange={(event) => form.onChange(event.currentTarget.value)}
          autoComplete="name"
        />
        <Group gap={8} mt={12} justify="flex-end">
          <Button variant="subtle" color="gray" onClick={onLater}>
            {name.later}
          </Button>
          <Button type="submit" loading={form.busy}>
            {common.save}
          </Button>
        </Group>
      </form>
    </Paper>
  );
}
