'use client';
import { ActionIcon, Menu } from '@mantine/core';
import {
  IconDots,
  IconDownload,
  IconFileExport,
  IconHistory,
  IconKeyboard,
  IconPhoto,
  IconUserEdit,
  IconUserPlus,
} from '@tabler/icons-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { NameDialog } from '#components/name/name-dialog.tsx';
import { patiently } from '#components/patiently.ts';
import { KeysDialog } from '#components/shell/keys-dialog.tsx';
import { useIsPhone } from '#components/shell/use-phone.ts';
import { useStore } from '#components/use-store.ts';
import { useWords } from '#components/words.tsx';
import { downloadText } from '#live/download.ts';
import { useEditing } from './editing.tsx';
import { modKey } from './present-button.tsx';
import { useUploadWords } from './uploads/use-uploads.ts';

const DownloadDialog = dynamic(
  () => patiently(() => import('#components/taking/download-dialog.tsx')).then((module) => module.DownloadDialog),
  { ssr: false },
);
const VersionsDialog = dynamic(() => patiently(() => import('./versions-dialog.tsx')).then((module) => module.VersionsDialog), {
  ssr: false,
});
const PicturesDialog = dynamic(() => patiently(() => import('./pictures/pictures-dialog.tsx')).then((module) => module.PicturesDialog), {
  ssr: false,
});

type Props = { readonly title: string; readonly onShare?: (() => void) | undefined };

export function MoreMenu({ title, onShare }: Props) {
  const { common, editor: words, versions, taking } = useWords();
  const uploads = useUploadWords();
  const { lane, mayEdit } = useEditing();
  const [dialog, setDialog] = useState<'name' | 'keys' | 'versions' | 'pictures' | 'download' | null>(null);
  const size = useIsPhone() ? 44 : 36;
  const you = useStore(lane.access)?.you;
  const close = () => setDialog(null);
  return (
    <>
      <Menu width={240}>
        <Menu.Target>
          <ActionIcon size={size} aria-label={words.more} color="var(--l-text)">
            <IconDots size={20} stroke={1.75} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {onShare ? (
            <Menu.Item leftSection={<IconUserPlus size={18} stroke={1.75} />} onClick={onShare}>
              {common.share}
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconDownload size={18} stroke={1.75} />} onClick={() => downloadText(title, lane.text())}>
            {words.download}
          </Menu.Item>
          <Menu.Item leftSection={<IconFileExport size={18} stroke={1.75} />} onClick={() => setDialog('download')}>
            {taking.download}
          </Menu.Item>
          {mayEdit ? (
            <>
              <Menu.Item leftSection={<IconHistory size={18} stroke={1.75} />} onClick={() => setDialog('versions')}>
                {versions.title}
              </Menu.Item>
              <Menu.Item leftSection={<IconPhoto size={18} stroke={1.75} />} onClick={() => setDialog('pictures')}>
                {uploads.pictures}
              </Menu.Item>
            </>
          ) : null}
          <Menu.Item leftSection={<IconUserEdit size={18} stroke={1.75} />} onClick={() => setDialog('name')}>
            {words.chooseName}
          </Menu.Item>
          <Menu.Item leftSection={<IconKeyboard size={18} stroke={1.75} />} onClick={() => setDialog('keys')}>
            {words.keys}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={dialog === 'name'}
        onClose={close}
        current={you?.chosenName ? you.name : ''}
        onSaved={(next) => lane.rename(next)}
      />
      {dialog === 'versions' ? <VersionsDialog deckId={lane.deckId} onClose={close} textNow={lane.text} /> : null}
      {dialog === 'pictures' ? <PicturesDialog onClose={close} /> : null}
      {dialog === 'download' ? <DownloadDialog deck={{ id: lane.deckId, title }} onClose={close} textNow={lane.text} /> : null}
      <KeysDialog opened={dialog === 'keys'} onClose={close} rows={useKeyRows()} />
    </>
  );
}

function useKeyRows() {
  const { keyRows, savesItself } = useWords().editor;
  const mod = modKey();
  return [
    { keys: [mod, 'Enter'], does: keyRows.present },
    { keys: [mod, 'B', 'I'], does: keyRows.bold },
    { keys: [mod, 'Shift', 'K'], does: keyRows.link },
    { keys: [mod, 'F'], does: keyRows.find },
    { keys: ['Alt', 'PageUp', 'PageDown'], does: keyRows.slide },
    { keys: [mod, 'Z', 'Y'], does: keyRows.undo },
    { keys: [mod, 'Alt', '↑', '↓'], does: keyRows.cursors },
    { keys: ['Tab', 'Shift', 'Esc'], does: keyRows.indent },
    { keys: [mod, 'S'], does: savesItself },
  ];
}
