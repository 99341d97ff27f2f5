'use client';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useWords } from '#components/words.tsx';
import { useNameForm } from './use-name-form.ts';

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The name chosen before; empty for a guest. */
  readonly current: string;
  /** Told when the server has taken the name. */
  readonly onSaved: (name: string) => void;
};

/** Asks under which name this person writes and presents. */
export function NameDialog({ opened, onClose, current, onSaved }: Props) {
  const words = useWords();
  return (
    <Modal opened={opened} onClose={onClose} title={words.name.yourName} size={432} closeButtonProps={{ 'aria-label': words.common.close }}>
      <NameForm
        current={current}
        onClose={onClose}
        onSaved={(name) => {
          onSaved(name);
          onClose();
        }}
      />
    </Modal>
  );
}

function NameForm({ current, onClose, onSaved }: Omit<Props, 'opened'>) {
  const { name, common } = useWords();
  const form = useNameForm(current, onSaved);
  return (
    <form onSubmit={form.onSubmit} noValidate>
      <Stack gap={16}>
        <TextInput
          label={name.yourName}
          description={name.seenBy}
          value={form.value}
          error={form.error}
          onChange={(event) => form.onChange(event.currentTarget.value)}
          autoComplete="name"
          data-autofocus
        />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" loading={form.busy}>
            {common.save}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
