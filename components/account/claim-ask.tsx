'use client';
import { Button, Group, Modal, Text } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { complain, toast } from '#components/shell/toast.tsx';
import { useWords } from '#components/words.tsx';
import { claimDecks } from '#live/account-api.ts';

/** Remembers in this browser that somebody does not want to be asked again. */
const NO = 'lectern.claim';

/** Asks once who signed in whether the decks that they made here as a guest are to be theirs. */
export function ClaimAsk({ decks }: { readonly decks: number }) {
  const { account: words, common } = useWords();
  const router = useRouter();
  const [opened, setOpened] = useState(false);
  useEffect(() => setOpened(localStorage.getItem(NO) === null), []);
  const refuse = () => {
    localStorage.setItem(NO, 'no');
    setOpened(false);
  };
  const take = async () => {
    setOpened(false);
    try {
      toast(words.claimed(await claimDecks()));
      router.refresh();
    } catch {
      complain(common.failed);
    }
  };
  return (
    <Modal opened={opened} onClose={refuse} title={words.claimTitle} size={432} closeButtonProps={{ 'aria-label': common.close }}>
      <Text>{words.claim(decks)}</Text>
      <Text c="dimmed" size="sm" mt={8} mb={24}>
        {words.claimHelp}
      </Text>
      <Group gap={8} justify="flex-end">
        <Button variant="default" onClick={refuse}>
          {words.notNow}
        </Button>
        <Button onClick={() => void take()}>{words.takeOver}</Button>
      </Group>
    </Modal>
  );
}
