'use client';
import '@mantine/dropzone/styles.layer.css';
import { Anchor, Button, Group, Stack, Tabs, Text, Textarea, TextInput } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useWords } from '#components/words.tsx';
import { pastedItem } from '#live/importing/items.ts';
import classes from './importing.module.css';
import type { Trouble } from './types.ts';
import type { Importing } from './use-import.ts';

type Props = { readonly run: Importing; readonly trouble: Trouble | null; readonly size: 'sm' | 'md' };

/** Where the decks come from. A trouble belongs to the address that was tried last. */
export function SourceStep({ run, trouble, size }: Props) {
  const { importing } = useWords();
  return (
    <Tabs defaultValue={trouble === null ? 'files' : 'address'} keepMounted={false}>
      <Tabs.List grow mb={16}>
        <Tabs.Tab value="files">{importing.files}</Tabs.Tab>
        <Tabs.Tab value="address">{importing.address}</Tabs.Tab>
        <Tabs.Tab value="text">{importing.pasted}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="files">
        <FilesSource run={run} />
      </Tabs.Panel>
      <Tabs.Panel value="address">
        <AddressSource run={run} trouble={trouble} size={size} />
      </Tabs.Panel>
      <Tabs.Panel value="text">
        <TextSource run={run} size={size} />
      </Tabs.Panel>
    </Tabs>
  );
}

function FilesSource({ run }: Pick<Props, 'run'>) {
  const { importing } = useWords();
  const open = useRef<() => void>(null);
  return (
    <Dropzone
      onDrop={run.fromFiles}
      openRef={open}
      activateOnClick={false}
      className={classes['drop'] ?? ''}
      classNames={{ inner: classes['dropInner'] ?? '' }}
    >
      <IconFileImport size={28} stroke={1.75} aria-hidden="true" />
      <span>
        {importing.dropHere}{' '}
        <Anchor component="button" type="button" underline="always" inherit onClick={() => open.current?.()} data-autofocus>
          {importing.chooseFiles}
        </Anchor>
      </span>
      <small>{importing.filesHelp}</small>
    </Dropzone>
  );
}

function AddressSource({ run, trouble, size }: Props) {
  const { importing } = useWords();
  const [url, setUrl] = useState(trouble?.address ?? '');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run.fromAddress(url.trim());
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={16}>
        <TextInput
          size={size}
          label={importing.addressLabel}
          description={importing.addressHelp}
          placeholder="https://"
          inputMode="url"
          autoCapitalize="off"
          autoComplete="off"
          spellCheck={false}
          maxLength={2000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
          data-autofocus
        />
        {trouble ? (
          <Text size="sm" role="alert" className={classes['trouble'] ?? ''}>
            <IconAlertTriangle size={18} stroke={1.75} aria-hidden="true" />
            <span>{trouble.why}</span>
          </Text>
        ) : null}
        <Next size={size} disabled={url.trim() === ''} />
      </Stack>
    </form>
  );
}

function TextSource({ run, size }: Pick<Props, 'run' | 'size'>) {
  const { importing } = useWords();
  const [text, setText] = useState('');
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    run.fromText(pastedItem(text, { name: importing.pastedName, title: importing.pastedName }));
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={16}>
        <Textarea
          size={size}
          label={importing.textLabel}
          rows={10}
          spellCheck={false}
          classNames={{ input: classes['line'] ?? '' }}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          data-autofocus
        />
        <Next size={size} disabled={text.trim() === ''} />
      </Stack>
    </form>
  );
}

function Next({ size, disabled }: { readonly size: 'sm' | 'md'; readonly disabled: boolean }) {
  const { importing } = useWords();
  return (
    <Group justify="flex-end" grow={size === 'md'}>
      <Button size={size} type="submit" disabled={disabled}>
        {importing.look}
      </Button>
    </Group>
  );
}
