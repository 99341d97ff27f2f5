'use client';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconExternalLink,
  IconFileExport,
  IconFilePlus,
  IconLink,
  IconPin,
  IconPinnedOff,
  IconTemplate,
  IconTemplateOff,
  IconTrash,
} from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { useMayCreate } from '#components/shell/identity.tsx';
import { useWords } from '#components/words.tsx';
import { useCopyLink, useDeckActions } from './actions.ts';
import classes from './cards.module.css';
import { useLibrary } from './library-context.ts';
import { startFrom } from './own-templates.ts';
import type { DeckItem } from './types.ts';
import { useCopying } from './use-copying.ts';

const DownloadDialog = dynamic(
  () => patiently(() => import('#components/taking/download-dialog.tsx')).then((module) => module.DownloadDialog),
  { ssr: false },
);
const icon = { size: 18, stroke: 1.75 } as const;

/** Becomes a real menu when it is first asked for: hundreds of cards would make hundreds of menus. */
export function MenuButton({ deck }: { readonly deck: DeckItem }) {
  const { library } = useWords();
  const [asked, setAsked] = useState(false);
  if (asked) return <DeckMenu deck={deck} />;
  return (
    <ActionIcon
      className={classes['menu'] ?? ''}
      aria-label={library.menuOf(deck.title)}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setAsked(true)}
    >
      <IconDots {...icon} />
    </ActionIcon>
  );
}

function DeckMenu({ deck }: { readonly deck: DeckItem }) {
  const [taking, setTaking] = useState(false);
  return (
    <>
      <DeckItems deck={deck} onDownload={() => setTaking(true)} />
      {taking ? <DownloadDialog deck={deck} onClose={() => setTaking(false)} /> : null}
    </>
  );
}

function DeckItems({ deck, onDownload }: { readonly deck: DeckItem; readonly onDownload: () => void }) {
  const { library, taking } = useWords();
  const actions = useDeckActions();
  const copyLink = useCopyLink();
  const mayCreate = useMayCreate();
  return (
    <Menu width={220} position="bottom-end" defaultOpened>
      <Menu.Target>
        <ActionIcon className={classes['menu'] ?? ''} aria-label={library.menuOf(deck.title)}>
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/d/${deck.id}`} leftSection={<IconExternalLink {...icon} />}>
          {library.open}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => copyLink(deck)}>
          {library.copyLink}
        </Menu.Item>
        <Menu.Item
          leftSection={deck.pinned ? <IconPinnedOff {...icon} /> : <IconPin {...icon} />}
          onClick={() => actions.pin(deck, !deck.pinned)}
        >
          {deck.pinned ? library.unpin : library.pin}
        </Menu.Item>
        {mayCreate ? <CopyItems deck={deck} /> : null}
        <Menu.Item component="a" href={`/d/${deck.id}.md`} download leftSection={<IconDownload {...icon} />}>
          {library.download}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport {...icon} />} onClick={onDownload}>
          {taking.download}
        </Menu.Item>
        {deck.owned ? <OwnerItems deck={deck} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function OwnerItems({ deck }: { readonly deck: DeckItem }) {
  const { library } = useWords();
  const actions = useDeckActions();
  return (
    <>
      <Menu.Item
        leftSection={deck.template ? <IconTemplateOff {...icon} /> : <IconTemplate {...icon} />}
        onClick={() => actions.asTemplate(deck, !deck.template)}
      >
        {deck.template ? library.noTemplate : library.useAsTemplate}
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item color="var(--l-danger)" leftSection={<IconTrash {...icon} />} onClick={() => actions.trash(deck)}>
        {library.toTrash}
      </Menu.Item>
    </>
  );
}

function CopyItems({ deck }: { readonly deck: DeckItem }) {
  const { library } = useWords();
  const { newDeck } = useLibrary();
  const copying = useCopying();
  // what is meant for it is asked how the new one is called
  const start = () => (deck.template ? newDeck(startFrom(deck)) : copying.startFrom(deck));
  return (
    <>
      <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => copying.duplicate(deck)}>
        {library.duplicate}
      </Menu.Item>
      <Menu.Item leftSection={<IconFilePlus {...icon} />} onClick={start}>
        {library.newFromThis}
      </Menu.Item>
    </>
  );
}
