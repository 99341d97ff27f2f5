'use client';
import { Button, Divider, FileButton, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconPhotoUp } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { useUploadWords } from './uploads/use-uploads.ts';

type Image = { readonly url: string; readonly description: string };
type Props = { readonly opened: boolean; onClose(): void; onInsert(image: Image): void; onFiles(files: readonly File[]): void };

/** Takes pictures from this device, or asks for an image's address and what to say instead of it. */
export function ImageDialog({ opened, onClose, onInsert, onFiles }: Props) {
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
      <FromDevice onClose={onClose} onFiles={onFiles} />
      <ImageForm onClose={onClose} onInsert={onInsert} />
    </Modal>
  );
}

function FromDevice({ onClose, onFiles }: Pick<Props, 'onClose' | 'onFiles'>) {
  const words = useUploadWords();
  const take = (files: readonly File[]) => {
    if (files.length === 0) return;
    onClose();
    onFiles(files);
  };
  return (
    <Stack gap={8} mb={20}>
      <FileButton onChange={take} accept="image/*" multiple>
        {(props) => (
          <Button {...props} leftSection={<IconPhotoUp size={18} stroke={1.75} />} data-autofocus>
            {words.choose}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        {words.chooseHelp}
      </Text>
    </Stack>
  );
}

function ImageForm({ onClose, onInsert }: Pick<Props, 'onClose' | 'onInsert'>) {
  const { editor: words, common } = useWords();
  const uploads = useUploadWords();
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
        <Divider label={uploads.orAddress} labelPosition="left" />
        <TextInput
          label={words.imageUrl}
          description={words.imageUrlHelp}
          type="url"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
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
          <Button type="submit" variant="default" disabled={!isAddress}>
            {words.insert}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
