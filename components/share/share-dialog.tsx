'use client';
import { ActionIcon, Anchor, Button, CopyButton, Loader, Modal, Tabs, Text, Tooltip } from '@mantine/core';
import { IconCheck, IconEye, IconFileExport, IconLink } from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { patiently } from '#components/patiently.ts';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useWords } from '#components/words.tsx';
import { LinksTab } from './links-tab.tsx';
import { PeopleTab } from './people-tab.tsx';
import { SectionsTab } from './sections-tab.tsx';
import classes from './share.module.css';
import type { SharedDeck, SharedSection } from './types.ts';
import { useSharing } from './use-sharing.ts';

const DownloadDialog = dynamic(
  () => patiently(() => import('#components/taking/download-dialog.tsx')).then((module) => module.DownloadDialog),
  { ssr: false },
);

type Props = {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly deck: SharedDeck;
  /** May this person change the sharing? */
  readonly isOwner: boolean;
  readonly sections: readonly SharedSection[];
};

/** Who may do what with a deck. Changes apply at once. */
export function ShareDialog({ opened, onClose, deck, isOwner, sections }: Props) {
  const words = useWords();
  const isPhone = useIsPhone();
  const [taking, setTaking] = useState(false);
  if (opened && taking) return <DownloadDialog deck={deck} onClose={() => setTaking(false)} />;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Title deck={deck.title} />}
      size={624}
      yOffset={64}
      centered={false}
      fullScreen={isPhone}
      padding={isPhone ? 16 : 24}
      classNames={{ body: classes['body'] ?? '', content: classes['content'] ?? '' }}
      closeButtonProps={{ 'aria-label': words.common.close }}
    >
      <div className={classes['main']}>
        {isOwner && deck.owner ? <OwnersTabs deck={deck} sections={sections} opened={opened} /> : <ForOthers deck={deck} />}
      </div>
      <Footer deck={deck} onDownload={() => setTaking(true)} onClose={onClose} size={isPhone ? 'md' : 'sm'} />
    </Modal>
  );
}

function Title({ deck }: { readonly deck: string }) {
  const { common } = useWords();
  return (
    <>
      <Text component="span" display="block" fz="1.25rem" fw={600} lh="1.75rem">
        {common.share}
      </Text>
      <Text component="span" display="block" c="dimmed" size="sm">
        {deck}
      </Text>
    </>
  );
}

type TabsProps = { readonly deck: SharedDeck; readonly sections: readonly SharedSection[]; readonly opened: boolean };

function OwnersTabs({ deck, sections, opened }: TabsProps) {
  const { share } = useWords();
  const isPhone = useIsPhone();
  const now = useSharing(deck.id, opened);
  if (!now) return <Loader size={24} className={classes['loading'] ?? ''} />;
  return (
    <Tabs defaultValue="people" keepMounted={false}>
      <Tabs.List grow={isPhone} mb={16}>
        <Tabs.Tab value="people">{share.people}</Tabs.Tab>
        <Tabs.Tab value="links">{share.links}</Tabs.Tab>
        <Tabs.Tab value="sections">{share.sections}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="people">
        <PeopleTab now={now} />
      </Tabs.Panel>
      <Tabs.Panel value="links">
        <LinksTab now={now} deck={deck} />
      </Tabs.Panel>
      <Tabs.Panel value="sections">
        <SectionsTab now={now} sections={sections} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** What whoever does not own the deck is told. */
function ForOthers({ deck: { owner, linkLevel } }: { readonly deck: SharedDeck }) {
  const { share } = useWords();
  if (!owner) return <Text size="sm">{share.noOwner}</Text>;
  return (
    <>
      <Text size="sm">{share.given(share.everybody, share.levels[linkLevel])}</Text>
      <Text size="sm" c="dimmed" mt={8}>
        {owner.name && !owner.isYou ? share.onlyOwner(owner.name) : share.onlyOwners}
      </Text>
    </>
  );
}

type FooterProps = {
  readonly deck: SharedDeck;
  readonly onDownload: () => void;
  readonly onClose: () => void;
  readonly size: 'sm' | 'md';
};

function Footer({ deck, onDownload, onClose, size }: FooterProps) {
  const { share, common, taking } = useWords();
  return (
    <div className={classes['footer']}>
      <CopyButton value={deck.url}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size={size}
            leftSection={copied ? <IconCheck size={18} /> : <IconLink size={18} stroke={1.75} />}
            onClick={copy}
          >
            {copied ? share.linkCopied : share.copyDeckLink}
          </Button>
        )}
      </CopyButton>
      <Tooltip label={taking.download}>
        <ActionIcon
          className={classes['download'] ?? ''}
          variant="default"
          size={size === 'md' ? 44 : 36}
          aria-label={taking.download}
          onClick={onDownload}
        >
          <IconFileExport size={18} stroke={1.75} />
        </ActionIcon>
      </Tooltip>
      <Anchor href={`/d/${deck.id}?attendee`} target="_blank" rel="noopener" className={classes['attendees'] ?? ''}>
        <IconEye size={18} stroke={1.75} aria-hidden="true" />
        {share.attendees}
      </Anchor>
      <Button size={size} className={classes['done'] ?? ''} onClick={onClose}>
        {common.done}
      </Button>
    </div>
  );
}
