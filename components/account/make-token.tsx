'use client';
import { Button, CopyButton, Group, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { complain } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { makeToken } from '#live/account-api.ts';
import classes from './plain-page.module.css';
import { useAdminWords } from './rows.tsx';

type Props = { readonly opened: boolean; readonly onClose: () => void; readonly mayRun: boolean };
const lasting = [30, 90, 365] as const;

/** Asks what a token is for, and shows it this once. */
export function MakeToken({ opened, onClose, mayRun }: Props) {
  const words = useAdminWords();
  const { common } = useWords();
  const router = useRouter();
  const [token, setToken] = useState<string | null>(null);
  const close = () => {
    setToken(null);
    onClose();
    router.refresh();
  };
  const title = token === null ? words.newToken : words.tokenMade;
  return (
    <Modal opened={opened} onClose={close} title={title} size={480} closeButtonProps={{ 'aria-label': common.close }}>
      {token === null ? <TokenForm mayRun={mayRun} onMade={setToken} onCancel={close} /> : <ShownOnce token={token} onClose={close} />}
    </Modal>
  );
}

type FormProps = { readonly mayRun: boolean; readonly onMade: (token: string) => void; readonly onCancel: () => void };

function TokenForm({ mayRun, onMade, onCancel }: FormProps) {
  const words = useAdminWords();
  const { common } = useWords();
  const [name, setName] = useState('');
  const [scope, setScope] = useState('read');
  const [days, setDays] = useState('90');
  const [error, setError] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!name.trim()) return setError(words.nameNeeded);
    makeToken({ name, scope, days: days === '' ? null : Number(days) }).then(onMade, () => complain(common.failed));
  };
  const scopes = (['read', 'write', ...(mayRun ? (['admin'] as const) : [])] as const).map((value) => ({ value, label: words[value] }));
  const ends = [...lasting.map((value) => ({ value: String(value), label: words.days(value) })), { value: '', label: words.forever }];
  return (
    <form onSubmit={send} noValidate>
      <Stack gap={16}>
        <TextInput
          label={words.tokenName}
          placeholder={words.tokenNameHint}
          value={name}
          error={error}
          onChange={(event) => setName(event.currentTarget.value)}
          data-autofocus
        />
        <NativeSelect label={words.scope} data={scopes} value={scope} onChange={(event) => setScope(event.currentTarget.value)} />
        <NativeSelect label={words.lasts} data={ends} value={days} onChange={(event) => setDays(event.currentTarget.value)} />
        <Group gap={8} justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {common.cancel}
          </Button>
          <Button type="submit">{words.makeToken}</Button>
        </Group>
      </Stack>
    </form>
  );
}

function ShownOnce({ token, onClose }: { readonly token: string; readonly onClose: () => void }) {
  const words = useAdminWords();
  const { common } = useWords();
  return (
    <Stack gap={16}>
      <Text>{words.tokenOnce}</Text>
      <code className={classes['token']}>{token}</code>
      <Group gap={8} justify="flex-end">
        <CopyButton value={token}>
          {({ copied, copy }) => (
            <Button variant="default" leftSection={copied ? <IconCheck size={18} /> : <IconCopy size={18} />} onClick={copy}>
              {copied ? common.copied : words.copyToken}
            </Button>
          )}
        </CopyButton>
        <Button onClick={onClose}>{common.done}</Button>
      </Group>
    </Stack>
  );
}
