'use client';
import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words.tsx';

type Image = { readonly url: string; readonly description: string };
type Props = { readonly opened: boolean; onClose(): void; onInsert(image: Image): void };

/** Asks for an image's address and what to say instead of it. */
export function ImageDialog({ opened, onClose, onInsert }: Props) {
  const { editor: words, common } = useWords();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={words.imageTitle}
      size={480}
      closeButtonProps={{ 'aria-label': common.close }}
      returnFocus={false}
    >
      <ImageForm onClose={onClose} onInsert={onInsert} />
    </Modal>
  );
}

function ImageForm({ onClose, onInsert }: Omit<Props, 'opened'>) {
  const { editor: words, common } = useWords();
  const [url, setUrl] = useState('');
  const [description, setDescription] = useState('');
  const isAddress = /^https?:\/\/\S+$/.test(url.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAddress) return;
    onClose();
    onInsert({ url, description });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap={16}>
        <TextInput
          label={words.imageUrl}
          description={words.imageUrlHelp}
          type="url"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={words.imageDescription}
          description={words.imageDescriptionHelp}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isAddress}>
            {words.insert}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
