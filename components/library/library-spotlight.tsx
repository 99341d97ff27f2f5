'use client';
import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { IconFileImport, IconKeyboard, IconPlus, IconPresentation, IconSearch, IconTrash, IconUser } from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { useWords } from '#components/words.tsx';
import { useLibrary } from './library-context.ts';
import classes from './spotlight.module.css';

const icon = { size: 18, stroke: 1.75 } as const;
const MOST_HITS = 12;

/** Mod-K: decks and commands by name. */
export function LibrarySpotlight() {
  const { decks } = useLibrary();
  const { library } = useWords();
  const router = useRouter();
  const found: SpotlightActionData[] = decks.map((deck) => ({
    id: deck.id,
    label: deck.title,
    leftSection: <IconPresentation {...icon} />,
    onClick: () => router.push(`/d/${deck.id}`),
  }));
  return (
    <Spotlight
      actions={[
        { group: library.commands, actions: useCommands() },
        { group: library.views, actions: found },
      ]}
      limit={MOST_HITS}
      nothingFound={library.nothing}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      radius="lg"
      classNames={{
        content: classes['content'] ?? '',
        action: classes['action'] ?? '',
        search: classes['search'] ?? '',
        actionsList: classes['list'] ?? '',
      }}
      searchProps={{ 'aria-label': library.anything, placeholder: library.anything, leftSection: <IconSearch {...icon} /> }}
    />
  );
}

function useCommands(): SpotlightActionData[] {
  const { newDeck, pickFiles, openKeys, openName } = useLibrary();
  const { library, common, name } = useWords();
  const router = useRouter();
  return [
    { id: 'new', label: common.newDeck, leftSection: <IconPlus {...icon} />, onClick: () => newDeck() },
    { id: 'import', label: common.import, leftSection: <IconFileImport {...icon} />, onClick: () => pickFiles() },
    { id: 'trash', label: library.trash, leftSection: <IconTrash {...icon} />, onClick: () => router.push('/?view=trash') },
    { id: 'name', label: name.yourName, leftSection: <IconUser {...icon} />, onClick: openName },
    { id: 'keys', label: common.keys, leftSection: <IconKeyboard {...icon} />, onClick: openKeys },
  ];
}
