'use client';
import { Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Face } from '#components/shell/face.tsx';
import { useSearch } from '#components/use-search.ts';
import { useWords } from '#components/words.tsx';
import { findAccounts, type OwnGroup, setMember } from '#live/groups-api.ts';
import type { SharedPerson } from '#live/sharing.ts';
import { RowAct } from './row-act.tsx';
import { useActs } from './use-acts.ts';
import { useGroupWords } from './use-group-words.ts';

/** Who is in a group: take somebody in, or out. */
export function GroupMembers({ group, onClose }: { readonly group: OwnGroup | null; readonly onClose: () => void }) {
  const words = useGroupWords();
  const { common } = useWords();
  const { attempt } = useActs();
  return (
    <Modal
      opened={group !== null}
      onClose={onClose}
      title={group ? words.membersOf(group.name) : ''}
      size={480}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      {group ? (
        <Stack gap={12}>
          <FindPerson group={group} onFound={({ id, name }) => attempt(() => setMember(group.id, id, true), words.joined(name))} />
          {group.members.map(({ id, name }) => (
            <Group key={id} gap={12} wrap="nowrap">
              <Face id={id} name={name} size={32} />
              <Text flex={1}>{name}</Text>
              <RowAct
                red
                label={words.takeOut}
                about={name}
                onClick={() => attempt(() => setMember(group.id, id, false), words.left(name))}
              />
            </Group>
          ))}
          {group.members.length === 0 ? <Text c="dimmed">{words.nobody}</Text> : null}
        </Stack>
      ) : null}
    </Modal>
  );
}

function FindPerson({ group, onFound }: { readonly group: OwnGroup; readonly onFound: (person: SharedPerson) => void }) {
  const words = useGroupWords();
  const [search, setSearch] = useState('');
  const found = useSearch(search, findAccounts);
  const choices = (found ?? []).filter(({ id }) => !group.members.some((member) => member.id === id));
  return (
    <Select
      label={words.addMember}
      placeholder={words.addMemberHint}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      value={null}
      data={choices.map(({ id, name, hint }) => ({ value: id, label: hint ? `${name} (${hint})` : name }))}
      filter={({ options }) => options}
      nothingFoundMessage={found ? words.nothing : undefined}
      onChange={(id) => {
        const person = choices.find((choice) => choice.id === id);
        if (person) onFound(person);
        setSearch('');
      }}
      data-autofocus
    />
  );
}
