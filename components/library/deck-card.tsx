'use client';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconCopy,
  IconDots,
  IconDownload,
  IconExternalLink,
  IconFileExport,
  IconLink,
  IconPin,
  IconPinnedOff,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { memo, useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { useMayCreate } from '#components/shell/identity.tsx';
import { useWords } from '#components/words.tsx';
import { useCopyLink, useDeckActions } from './actions.ts';
import classes from './cards.module.css';
import { DeckThumb } from './thumb.tsx';
import type { DeckItem } from './types.ts';
import { useCopying } from './use-copying.ts';
import { When } from './when-text.tsx';

const DownloadDialog = dynamic(
  () => patiently(() => import('#components/taking/download-dialog.tsx')).then((module) => module.DownloadDialog),
  { ssr: false },
);

/** A deck in the list. The link is stretched over the whole card; the menu lies above it. */
export const DeckCard = memo(function DeckCard({ deck }: { readonly deck: DeckItem }) {
  return (
    <li className={classes['card']}>
      <div className={classes['picture']}>
        <DeckThumb id={deck.id} version={deck.updatedAt} />
      </div>
      <div className={classes['about']}>
        <div className={classes['words']}>
          <h2 className={classes['title']}>
            <a href={`/d/${deck.id}`} className={classes['stretched']}>
              {deck.title}
            </a>
          </h2>
          <p className={classes['meta']}>
            <When time={deck.updatedAt} />
            {deck.by ? <span> · {deck.by}</span> : null}
          </p>
        </div>
        <MenuButton deck={deck} />
      </div>
    </li>
  );
}, isSame);

/** Every refresh brings new objects for the same decks. */
function isSame({ deck: one }: { readonly deck: DeckItem }, { deck: other }: { readonly deck: DeckItem }): boolean {
  return (Object.keys(one) as (keyof DeckItem)[]).every((key) => one[key] === other[key]);
}

/** Becomes a real menu when it is first asked for: hundreds of cards would make hundreds of menus. */
function MenuButton({ deck }: { readonly deck: DeckItem }) {
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
      <IconDots size={18} stroke={1.75} />
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
          <IconDots size={18} stroke={1.75} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={`/d/${deck.id}`} leftSection={<IconExternalLink size={18} stroke={1.75} />}>
          {library.open}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink size={18} stroke={1.75} />} onClick={() => copyLink(deck)}>
          {library.copyLink}
        </Menu.Item>
        <Menu.Item
          leftSection={deck.pinned ? <IconPinnedOff size={18} stroke={1.75} /> : <IconPin size={18} stroke={1.75} />}
          onClick={() => actions.pin(deck, !deck.pinned)}
        >
          {deck.pinned ? library.unpin : library.pin}
        </Menu.Item>
        {mayCreate ? <CopyItems deck={deck} /> : null}
        <Menu.Item component="a" href={`/d/${deck.id}.md`} download leftSection={<IconDownload size={18} stroke={1.75} />}>
          {library.download}
        </Menu.Item>
        <Menu.Item leftSection={<IconFileExport size={18} stroke={1.75} />} onClick={onDownload}>
          {taking.download}
        </Menu.Item>
        {deck.owned ? (
          <>
            <Menu.Divider />
            <Menu.Item color="var(--l-danger)" leftSection={<IconTrash size={18} stroke={1.75} />} onClick={() => actions.trash(deck)}>
              {library.toTrash}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function CopyItems({ deck }: { readonly deck: DeckItem }) {
  const { library } = useWords();
  const copying = useCopying();
  return (
    <>
      <Menu.Item leftSection={<IconCopy size={18} stroke={1.75} />} onClick={() => copying.duplicate(deck)}>
        {library.duplicate}
      </Menu.Item>
      <Menu.Item leftSection={<IconTemplate size={18} stroke={1.75} />} onClick={() => copying.startFrom(deck)}>
        {library.newFromThis}
      </Menu.Item>
    </>
  );
}
