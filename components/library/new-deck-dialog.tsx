'use client';
import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { complain } from '#components/shell/toast.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useLanguage, useWords } from '#components/words.tsx';
import { createDeck, sayFailure } from '#live/api.ts';
import { newFromDeck } from '#live/copy-deck.ts';
import { templates } from '#templates';
import { useLibrary } from './library-context.ts';
import { ownTemplates, templateOf } from './own-templates.ts';
import { StartChoice } from './start-choice.tsx';
import type { DeckItem, Start } from './types.ts';

const MAX_TITLE_CHARACTERS = 120;
type Props = { readonly opened: boolean; readonly onClose: () => void; readonly start: Start };

/** Asks for a title and what to start from, makes the deck and opens it. */
export function NewDeckDialog({ opened, onClose, start }: Props) {
  const { common } = useWords();
  const isPhone = useIsPhone();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={common.newDeck}
      size={760}
      padding={isPhone ? 16 : 24}
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': common.close }}
    >
      <NewDeckForm start={start} onClose={onClose} size={isPhone ? 'md' : 'sm'} />
    </Modal>
  );
}

/** Makes the deck and goes there. */
function useCreate() {
  const { common } = useWords();
  const { me } = useLibrary();
  const language = useLanguage();
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  const made = (from: Start, title: string): Promise<{ readonly id: string }> => {
    const own = templateOf(from);
    return own === null ? createDeck(templates[from as keyof typeof templates](title, language)) : newFromDeck({ id: own, title }, me.name);
  };
  const create = async (from: Start, title: string) => {
    setBusy(true);
    try {
      const { id } = await made(from, title);
      router.push(`/d/${id}?edit`);
    } catch (error) {
      complain(sayFailure(error, common.failed));
      setBusy(false);
    }
  };
  return { busy, create };
}

/** How the new deck is called when nothing else is said. */
function useTitleOf(own: readonly DeckItem[]): (from: Start) => string {
  const { library } = useWords();
  return (from) => {
    const deck = own.find(({ id }) => id === templateOf(from));
    // one that is called by its variable says nothing
    if (deck) return deck.title.includes('{{') ? library.untitled : deck.title;
    return from === 'call' || from === 'talk' ? library[from] : library.untitled;
  };
}

type FormProps = { readonly start: Start; readonly onClose: () => void; readonly size: 'sm' | 'md' };

function NewDeckForm({ start, onClose, size }: FormProps) {
  const { library, common } = useWords();
  const own = ownTemplates(useLibrary().decks);
  const titleOf = useTitleOf(own);
  const [title, setTitle] = useState('');
  const [chosen, setChosen] = useState(start);
  const { busy, create } = useCreate();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void create(chosen, title.trim() || titleOf(chosen));
  };
  return (
    <form onSubmit={onSubmit}>
      <Stack gap={20}>
        <TextInput
          size={size}
          label={library.title}
          placeholder={titleOf(chosen)}
          value={title}
          maxLength={MAX_TITLE_CHARACTERS}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <Radio.Group label={library.startFrom} value={chosen} onChange={(value) => setChosen(value as Start)}>
          <StartChoice own={own} chosen={chosen} />
        </Radio.Group>
        <Group gap={8} justify="flex-end" grow={size === 'md'}>
          <Button size={size} variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={size} type="submit" loading={busy}>
            {library.create}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
