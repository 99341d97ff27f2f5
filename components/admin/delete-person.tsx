'use client';
import { Button, Group, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useAdminWords } from '#components/account/rows.tsx';
import { useActs } from '#components/account/use-acts.ts';
import { useWords } from '#components/words.tsx';
import { deleteUser } from '#live/account-api.ts';
import type { PersonRow } from './types.ts';

type Props = { readonly person: PersonRow; readonly others: readonly PersonRow[]; readonly onClose: () => void };
const TRASH = 'trash';

/** Asks what happens to the decks of an account that goes, and lets it go. */
export function DeletePerson({ person, others, onClose }: Props) {
  const words = useAdminWords();
  const { common } = useWords();
  const { attempt } = useActs();
  const [heir, setHeir] = useState(TRASH);
  const choices = [
    { value: TRASH, label: words.toTrash },
    ...others.map(({ id, name, email }) => ({ value: id, label: `${words.giveTo} ${name}${email ? ` (${email})` : ''}` })),
  ];
  const go = () => {
    onClose();
    attempt(() => deleteUser(person.id, heir), words.done);
  };
  return (
    <Modal opened onClose={onClose} title={words.removeTitle(person.name)} size={480} closeButtonProps={{ 'aria-label': common.close }}>
      <Stack gap={16}>
        <Text>{words.removeHelp(person.decks)}</Text>
        <NativeSelect label={words.whoGets} data={choices} value={heir} onChange={(event) => setHeir(event.currentTarget.value)} />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button color="red" onClick={go}>
            {words.remove}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
