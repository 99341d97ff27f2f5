'use client';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { ApiError } from '#live/api.ts';
import { makeGroup, type OwnGroup, renameGroup } from '#live/groups-api.ts';
import { useGroupWords } from './use-group-words.ts';

type Props = { readonly group: OwnGroup | 'new' | null; readonly onClose: () => void };

/** Makes a group, or gives one another name. */
export function GroupName({ group, onClose }: Props) {
  const words = useGroupWords();
  const { common } = useWords();
  return (
    <Modal
      opened={group !== null}
      onClose={onClose}
      title={group === 'new' ? words.newGroup : words.rename}
      size={440}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {group === null ? null : <NameForm group={group} onClose={onClose} />}
    </Modal>
  );
}

function NameForm({ group, onClose }: { readonly group: OwnGroup | 'new'; readonly onClose: () => void }) {
  const words = useGroupWords();
  const { common } = useWords();
  const router = useRouter();
  const [name, setName] = useState(group === 'new' ? '' : group.name);
  const [error, setError] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setError(words.groupNameNeeded);
    (group === 'new' ? makeGroup(name) : renameGroup(group.id, name)).then(
      () => {
        onClose();
        router.refresh();
      },
      (problem) => setError(problem instanceof ApiError && problem.status === 400 ? words.groupNameTaken : common.failed),
    );
  };
  return (
    <form onSubmit={send} noValidate>
      <Stack gap={16}>
        <TextInput
          label={words.groupName}
          value={name}
          error={error}
          maxLength={100}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit">{group === 'new' ? words.makeGroup : words.rename}</Button>
        </Group>
      </Stack>
    </form>
  );
}
