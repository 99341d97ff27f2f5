'use client';
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { complain } from '#components/shell/toast.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { nameRevision, type RevisionEntry } from '#live/api.ts';

const MAX_NAME_CHARS = 40;

type Props = { readonly deckId: string; onKept(version: RevisionEntry): void };

/** Keeps the text as it is now, under a name. */
export function KeepVersion({ deckId, onKept }: Props) {
  const { versions: words, common } = useWords();
  const size = useIsPhone() ? 'md' : 'sm';
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const keep = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    setBusy(true);
    const kept = await nameRevision(deckId, name.trim()).catch(() => null);
    setBusy(false);
    if (!kept) return complain(common.failed);
    setName('');
    onKept(kept);
  };
  return (
    <form onSubmit={(event) => void keep(event)} noValidate>
      <Stack gap={8}>
        <Group align="flex-end" gap={8} wrap="nowrap">
          <TextInput
            flex={1}
            miw={0}
            size={size}
            label={words.nameLabel}
            placeholder={words.namePlaceholder}
            maxLength={MAX_NAME_CHARS}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" size={size} loading={busy} disabled={name.trim() === ''}>
            {words.keep}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
